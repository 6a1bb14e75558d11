package dev.deskpulse.plugin.cli;

import dev.deskpulse.plugin.access.Role;
import dev.deskpulse.plugin.app.Desk;
import dev.deskpulse.plugin.app.DeskReports;
import dev.deskpulse.scheduler.audit.Actor;
import dev.deskpulse.scheduler.kpi.Stretch;
import dev.deskpulse.scheduler.report.file.ReportFiles;
import dev.deskpulse.scheduler.report.file.ReportFormat;
import dev.deskpulse.scheduler.report.file.Templates;
import dev.deskpulse.scheduler.report.page.ReportLanguage;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code deskpulse report}. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = "Writes a report of a week, month, quarter or any days, from what the last analysis left.",
        footer = {"", "docs/reports.md says what stands in it, and how to have it made and sent on a schedule."})
final class ReportCommand implements Callable<Integer> {
    private final Console console;
    private final Clock clock;

    @Mixin
    private SettingsOption settings;

    @Option(
            names = "--period",
            paramLabel = "PERIOD",
            defaultValue = "previous-month",
            description = "2026-10, 2026-W41, 2026-Q3, 2026, 2026-10-01..2026-10-15, last-30, or the last whole one:"
                    + " previous-week, previous-month, previous-quarter (${DEFAULT-VALUE}).")
    private String period;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            split = ",",
            defaultValue = "html",
            description = "html, pdf, xlsx, docx or md; several with commas (${DEFAULT-VALUE}).")
    private List<ReportFormat> formats;

    @Option(
            names = {"--lang", "--language"},
            paramLabel = "en|zh",
            defaultValue = "en",
            description = "The language of the report (${DEFAULT-VALUE}).")
    private ReportLanguage language;

    @Option(
            names = "--for",
            paramLabel = "ROLE",
            defaultValue = "viewer",
            description = "Who is going to read it: viewer gets no single agent's figures, no case and no"
                    + " single customer, lead gets them, admin the certificate too (${DEFAULT-VALUE}).")
    private Role role;

    @Option(
            names = "--output",
            paramLabel = "FOLDER",
            defaultValue = ".",
            description = "Where the files go (the folder of work).")
    private Path output;

    @Option(
            names = "--send",
            description = "Make it as the section reports of the settings says, and send it to all whom that names.")
    private boolean send;

    @Option(names = "--again", description = "With --send: send it also to those who have it already.")
    private boolean again;

    @Option(
            names = "--template",
            paramLabel = "FOLDER",
            description = "Put the template of HTML and PDF there, to change it, and end; reports.templates uses it.")
    private @Nullable Path template;

    @Option(names = "--json", description = "Print the files' names and what to know of them as JSON.")
    private boolean json;

    ReportCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        if (template != null) {
            console.print(Templates.copyTo(template).toString());
            return 0;
        }
        try (Desk desk = Desk.open(settings.read(), clock)) {
            DeskReports reports = new DeskReports(desk);
            if (send) {
                console.print(reports.deliver(Stretch.parseWhole(period, desk.today()), again));
                return 0;
            }
            Set<ReportFormat> wanted = EnumSet.copyOf(formats);
            ReportFiles.Made made =
                    reports.make(Stretch.parseWhole(period, desk.today()), reports.reader(role), language, wanted);
            List<Path> files = reports.save(made, output, Actor.COMMAND_LINE);
            made.notes().forEach(console::say);
            if (json) {
                console.printJson(
                        Map.of("files", files.stream().map(Path::toString).toList(), "notes", made.notes()));
            } else {
                files.forEach(file -> console.print(file.toString()));
            }
            return 0;
        }
    }
}
