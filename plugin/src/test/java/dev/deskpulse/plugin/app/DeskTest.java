package dev.deskpulse.plugin.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskpulse.connector.sync.CompletenessCertificate;
import dev.deskpulse.connector.sync.RunOptions;
import dev.deskpulse.fixtures.FakeJira;
import dev.deskpulse.fixtures.FakeJiraOptions;
import dev.deskpulse.fixtures.site.FakeIssue;
import dev.deskpulse.fixtures.site.FakeProject;
import dev.deskpulse.fixtures.site.FakeSite;
import dev.deskpulse.fixtures.site.StandardSite;
import dev.deskpulse.plugin.settings.Settings;
import dev.deskpulse.plugin.settings.SettingsFile;
import dev.deskpulse.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeskTest {
    private static final Clock CLOCK = Clock.systemUTC();

    @TempDir
    Path folder;

    @Test
    void aSyncAndACensusDueAtTheSameMomentRunOneAfterTheOther() throws IOException {
        FakeSite site = StandardSite.create(CLOCK).addProject(FakeProject.serviceDesk("10000", "HD", "Help desk"));
        for (int i = 0; i < 50; i++) {
            site.addIssue(FakeIssue.in("HD", site.now()).build());
        }
        try (FakeJira jira = FakeJira.start(site, FakeJiraOptions.DEFAULT);
                Desk desk = Desk.open(settings(jira), CLOCK)) {
            List<CompletenessCertificate> runs = Stream.of(RunOptions.USUAL, RunOptions.WITH_CENSUS)
                    .map(options -> CompletableFuture.supplyAsync(() -> desk.sync(options, Progress.SILENT)))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .sorted((one, other) -> one.startedAt().compareTo(other.startedAt()))
                    .toList();

            assertThat(runs.get(1).startedAt()).isAfterOrEqualTo(runs.get(0).finishedAt());
            assertThat(runs).allMatch(CompletenessCertificate::complete);
            assertThat(runs.get(0).fetched() + runs.get(1).fetched()).isEqualTo(50);
        }
    }

    private Settings settings(FakeJira jira) throws IOException {
        Path file = Files.writeString(folder.resolve("deskpulse.yml"), """
                jira: {url: '%s', deployment: cloud, email: admin@example.com, token: admin-token}
                """.formatted(jira.baseUrl()));
        return new SettingsFile(Map.of(), ZoneOffset.UTC).read(file);
    }
}
