package dev.deskpulse.plugin.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskpulse.connector.sync.RunOptions;
import dev.deskpulse.fixtures.FakeJira;
import dev.deskpulse.fixtures.FakeJiraOptions;
import dev.deskpulse.fixtures.http.FakeFilter;
import dev.deskpulse.fixtures.http.FakeResponse;
import dev.deskpulse.fixtures.site.FakeIssue;
import dev.deskpulse.fixtures.site.FakeProject;
import dev.deskpulse.fixtures.site.FakeSite;
import dev.deskpulse.fixtures.site.StandardSite;
import dev.deskpulse.plugin.settings.Settings;
import dev.deskpulse.plugin.settings.SettingsFile;
import dev.deskpulse.progress.Progress;
import dev.deskpulse.scheduler.alert.Alert;
import dev.deskpulse.scheduler.alert.RaiseAlerts;
import dev.deskpulse.scheduler.alert.Severity;
import dev.deskpulse.scheduler.alert.Signal;
import dev.deskpulse.scheduler.job.Schedule;
import dev.deskpulse.scheduler.job.Schedules;
import dev.deskpulse.scheduler.job.Task;
import dev.deskpulse.words.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A desk whose tasks run when the test says so; all are due every quarter of an hour. */
class OwnTroublesTest {
    private static final Schedule QUARTERS = new Schedule("0 0/15 * * * ?", ZoneOffset.UTC);

    private final TurnedClock clock = new TurnedClock();
    private boolean siteRefuses;
    private boolean refusesWrites;
    private FakeJira jira;
    private Desk desk;
    private Schedules schedules;
    private OwnTroubles troubles;

    private static final class TurnedClock extends Clock {
        private Instant now = Instant.parse("2026-11-10T04:01:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        FakeSite site = StandardSite.create(clock).addProject(FakeProject.serviceDesk("10000", "HD", "Help desk"));
        site.addIssue(FakeIssue.in("HD", site.now()).build());
        FakeFilter refusing = (request, next) -> siteRefuses ? FakeResponse.empty(401) : next.handle(request);
        jira = FakeJira.start(site, FakeJiraOptions.DEFAULT.withFilter(refusing));
        Path file = Files.writeString(folder.resolve("deskpulse.yml"), """
                jira: {url: '%s', deployment: cloud, email: admin@example.com, token: admin-token}
                """.formatted(jira.baseUrl()));
        Settings settings = new SettingsFile(Map.of(), ZoneOffset.UTC).read(file);
        desk = Desk.open(settings, clock);
        schedules = new Schedules(
                desk.database(),
                Map.of(Task.SYNC, QUARTERS, Task.ANALYSIS, QUARTERS, Task.WRITE_BACK, QUARTERS),
                Map.of(
                        Task.SYNC,
                        progress -> Words.plain(
                                desk.sync(RunOptions.USUAL, progress).runId()),
                        Task.ANALYSIS,
                        progress -> Words.plain(desk.analyze(Progress.SILENT).toString()),
                        Task.WRITE_BACK,
                        progress -> {
                            if (refusesWrites) {
                                throw new IllegalStateException("the site refuses");
                            }
                            return Words.plain("written");
                        }),
                clock);
        troubles = new OwnTroubles(desk, schedules, clock);
        everyTask();
    }

    @AfterEach
    void stop() {
        schedules.close();
        desk.close();
        jira.close();
    }

    private void everyTask() {
        schedules.list().forEach(task -> schedules.runHere(task.task()));
    }

    private void passes(Duration time) {
        clock.now = clock.now.plus(time);
    }

    private RaiseAlerts.Outcome look() {
        return desk.alerts().raise().and(desk.alerts().keep(troubles.all()));
    }

    @Test
    void aSiteThatCannotBeReadForThreeDueTimesIsOneAlertThatEndsWhenItCanBe() {
        siteRefuses = true;
        passes(Duration.ofMinutes(40));
        everyTask();
        assertThat(look()).as("twice is nothing yet").isEqualTo(new RaiseAlerts.Outcome(0, 0, 0));
        passes(Duration.ofMinutes(20));
        everyTask();
        assertThat(look()).isEqualTo(new RaiseAlerts.Outcome(1, 0, 1));
        passes(Duration.ofHours(5));
        everyTask();
        assertThat(look()).isEqualTo(new RaiseAlerts.Outcome(0, 0, 1));

        assertThat(desk.alerts().store().open()).singleElement().satisfies(alert -> {
            assertThat(alert.signal()).isEqualTo(Signal.SYNC_BEHIND);
            assertThat(alert.figures()).isEqualTo(new Alert.Figures(6, 24, 0, 1));
            assertThat(alert.severity()).isEqualTo(Severity.CRITICAL);
        });
        siteRefuses = false;
        passes(Duration.ofHours(1));
        everyTask();
        assertThat(look()).isEqualTo(new RaiseAlerts.Outcome(0, 1, 0));
    }

    @Test
    void anAnalysisThatWasNotDoneAndWritesThatFailAreAlertsToo() {
        refusesWrites = true;
        passes(Duration.ofHours(1));
        schedules.runHere(Task.SYNC);
        schedules.runHere(Task.WRITE_BACK);

        look();

        assertThat(desk.alerts().store().open())
                .extracting(Alert::signal)
                .containsExactlyInAnyOrder(Signal.ANALYSIS_BEHIND, Signal.WRITES_FAIL);
    }

    @Test
    void whatAnAdminHasPausedIsNoTrouble() {
        schedules.pause(Task.SYNC);
        schedules.pause(Task.ANALYSIS);
        schedules.pause(Task.WRITE_BACK);
        passes(Duration.ofDays(3));

        assertThat(troubles.all()).isEmpty();
    }

    @Test
    void whatWasDueWhileNothingRanIsNoTrouble() {
        passes(Duration.ofDays(3));
        OwnTroubles afterARestart = new OwnTroubles(desk, schedules, clock);
        passes(Duration.ofMinutes(20));

        assertThat(afterARestart.all()).isEmpty();
    }
}
