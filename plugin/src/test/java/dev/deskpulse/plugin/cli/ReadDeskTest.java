package dev.deskpulse.plugin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskpulse.plugin.app.Desk;
import dev.deskpulse.plugin.settings.SettingsFile;
import dev.deskpulse.scheduler.audit.AuditAction;
import dev.deskpulse.scheduler.audit.AuditQuery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What commands show of a desk is in the audit log. */
class ReadDeskTest {
    private static final List<String> SHOWING = List.of(
            "actions",
            "actions judge 1",
            "agents",
            "agents load",
            "agents needs",
            "agents progress",
            "agents staffing",
            "alerts",
            "case HD-1",
            "compare --kpi csat",
            "corrections",
            "customers",
            "drivers",
            "findings",
            "findings show 1",
            "forecast --kpi volume --horizon 7",
            "handover",
            "kpi",
            "quality",
            "quality sample",
            "questions",
            "questions list",
            "questions search refund",
            "questions show 1",
            "rivals",
            "rootcause --kpi volume --period 2026-10",
            "topics",
            "topics show 1",
            "topics ticket HD-1",
            "trend --kpi volume",
            "why HD-1");

    @TempDir
    private Path folder;

    @Test
    void everyCommandThatShowsWhatIsInADeskIsInTheLogAsAnExport() throws IOException {
        Path file = Files.writeString(folder.resolve("deskpulse.yml"), """
                zone: UTC
                jira: {url: 'https://example.atlassian.net', email: a@example.com, token: t}
                """);
        Terminal terminal = new Terminal(file, Clock.systemUTC());
        List<String> said = new ArrayList<>();
        for (String command : SHOWING) {
            terminal.run(command.split(" "));
            said.add(command + ": " + terminal.said());
        }
        // each says of what: at least the command's first word
        assertThat(exports(file))
                .as(String.join("", said))
                .extracting(what -> what.split(" ", -1)[0].replaceFirst("customer$", "customers"))
                .containsExactlyElementsOf(SHOWING.stream()
                        .map(command -> command.split(" ", -1)[0])
                        .toList());
    }

    /** What left the desk, in order. */
    private static List<String> exports(Path file) {
        try (Desk desk = Desk.open(new SettingsFile(Map.of(), ZoneOffset.UTC).read(file), Clock.systemUTC())) {
            List<String> newestFirst = desk.audit().find(AuditQuery.latest(AuditAction.EXPORT, 1_000)).stream()
                    .map(entry -> entry.event().target())
                    .toList();
            List<String> inOrder = new ArrayList<>(newestFirst);
            Collections.reverse(inOrder);
            return inOrder;
        }
    }
}
