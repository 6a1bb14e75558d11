package dev.deskpulse.plugin.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskpulse.fixtures.FakeJira;
import dev.deskpulse.plugin.app.Desk;
import dev.deskpulse.plugin.app.JobSummary;
import dev.deskpulse.plugin.app.Setup;
import dev.deskpulse.plugin.app.WholeJob;
import dev.deskpulse.plugin.settings.SettingsFile;
import dev.deskpulse.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** The whole job on the desk of a settings file, in this process. */
final class WholeRuns {
    private WholeRuns() {}

    /**
     * Of a desk with a home of this name in a folder, beside the file.
     *
     * @param more sections, such as the store's
     */
    static Path settings(Path folder, String home, FakeJira jira, String more) throws IOException {
        return settings(folder, home, jira.baseUrl(), more);
    }

    /** The same where the site is reached at another address. */
    static Path settings(Path folder, String home, String site, String more) throws IOException {
        return Files.writeString(folder.resolve(home + ".yml"), """
                zone: Asia/Shanghai
                home: %s
                jira: {url: '%s', deployment: cloud, email: admin@example.com, token: admin-token}
                fields: {customer: Customer, channel: Channel, product: Product}
                sync: {batchSize: 20}
                writeBack: {fields: {topic: false}}
                limits: {timeout: 3s}
                %s
                """.formatted(home, site, more));
    }

    /** Until nothing is left to do. */
    static Map<String, List<String>> untilDone(Path settings) {
        try (Desk desk = desk(settings)) {
            run(desk);
            run(desk);
            JobSummary last = run(desk);
            assertThat(last.certificateComplete()).isTrue();
            assertThat(last.written()).as("nothing is left to write").isZero();
            assertThat(desk.audit().verify().problems()).isEmpty();
            return Rows.of(desk.database());
        }
    }

    static JobSummary run(Desk desk) {
        return new WholeJob(desk, Clock.systemUTC()).run(Progress.SILENT);
    }

    static void makeFields(Path settings) {
        try (Desk desk = desk(settings)) {
            Setup setup = new Setup(desk.site(), desk.settings().writeBack().fields(), List.of());
            setup.apply(setup.plan());
        }
    }

    static Desk desk(Path settings) {
        return Desk.open(new SettingsFile(Map.of(), ZoneOffset.UTC).read(settings), Clock.systemUTC());
    }
}
