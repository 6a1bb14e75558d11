package dev.deskpulse.connector.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.deskpulse.connector.jira.JiraException;
import dev.deskpulse.connector.jira.cloud.CloudSite;
import dev.deskpulse.connector.jira.http.VirtualTime;
import dev.deskpulse.connector.store.DuckDb;
import dev.deskpulse.fixtures.FakeJira;
import dev.deskpulse.fixtures.FakeJiraOptions;
import dev.deskpulse.fixtures.RecordedRequest;
import dev.deskpulse.fixtures.faults.FaultFilter;
import dev.deskpulse.fixtures.faults.FaultSpec;
import dev.deskpulse.fixtures.faults.Faults;
import dev.deskpulse.fixtures.faults.PageFaults;
import dev.deskpulse.fixtures.imports.JsonImport;
import dev.deskpulse.fixtures.openapi.CheckedBySpecs;
import dev.deskpulse.fixtures.site.Access;
import dev.deskpulse.fixtures.site.FakeIssue;
import dev.deskpulse.fixtures.site.FakeSite;
import dev.deskpulse.fixtures.site.StandardSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A Cloud site over HTTP into DuckDB, with everything going wrong on the way that goes wrong on real ones. */
class SyncOverHttpTest {
    private static final Path SHARED = Path.of(System.getProperty("deskpulse.shared", "../shared"));
    private static final String FAULTS = "429:0.03,429-bare:0.02,500:0.03,503:0.02,truncate:0.03,reset:0.01,"
            + "duplicate-page:0.3,reorder-page:0.3,delete-between-pages:0.1,edit-between-pages:0.4;most=150;seed=";

    @RegisterExtension
    static final CheckedBySpecs SPECS = CheckedBySpecs.shared();

    private final SiteClock clock = new SiteClock(Instant.parse("2026-11-01T05:10:20.345Z"));
    private final DuckDb database = DuckDb.inMemory();
    private final List<AutoCloseable> open = new ArrayList<>(List.of(database));

    /** The site's clock, which only a test moves. */
    private static final class SiteClock extends Clock {
        private Instant now;

        SiteClock(Instant now) {
            this.now = now;
        }

        synchronized void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public synchronized Instant instant() {
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

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable closeable : open) {
            closeable.close();
        }
    }

    private FakeJira started(FakeSite site, FakeJiraOptions options) {
        FakeJira jira = FakeJira.start(site, options);
        open.add(0, jira);
        return jira;
    }

    private CloudSite cloud(FakeJira jira) {
        CloudSite cloud = OverHttp.cloud(jira.baseUrl(), new VirtualTime(clock.instant()));
        open.add(0, cloud);
        return cloud;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void faultsOnTheWireChangeNothingInTheStore(long seed) {
        FakeSite site = OverHttp.helpDesk(clock, "Asia/Kathmandu", 120);
        Faults faults = new Faults(FaultSpec.parse(FAULTS + seed));
        FakeJira jira = started(
                site,
                FakeJiraOptions.DEFAULT
                        .withFilter(new FaultFilter(faults, new PageFaults(site, seed, StandardSite.ADMIN)))
                        .withFilter(SPECS.filter()));
        CloudSite cloud = cloud(jira);

        CompletenessCertificate certificate = runUntilComplete(cloud, site);

        assertThat(certificate.censusTickets()).isEqualTo(site.issues().size());
        assertThat(faults.counts()).hasSizeGreaterThan(3);
        OverHttp.assertStored(site, database);
        assertThat(SPECS.check().violations()).isEmpty();
    }

    private CompletenessCertificate runUntilComplete(CloudSite cloud, FakeSite site) {
        for (int run = 0; run < 30; run++) {
            clock.pass(Duration.ofMinutes(30));
            List<FakeIssue> before = List.copyOf(site.issues());
            try {
                CompletenessCertificate certificate = OverHttp.sync(cloud, database, 25, RunOptions.USUAL);
                if (certificate.complete() && before.equals(List.copyOf(site.issues()))) {
                    return certificate;
                }
            } catch (JiraException.Unavailable e) {
                // The site could not even say what time it is; the next run may.
                assertThat(e).hasMessageNotContaining(StandardSite.ADMIN_TOKEN);
            }
        }
        throw new AssertionError("no complete run in thirty");
    }

    @ParameterizedTest
    @CsvSource({"Pacific/Kiritimati", "America/St_Johns", "Asia/Kathmandu", "America/New_York", "Pacific/Pago_Pago"})
    void accountFarFromUtcMissesNoUpdateAlsoWhenItsClocksChange(String zone) {
        FakeSite site = OverHttp.helpDesk(clock, zone, 20);
        CloudSite cloud = cloud(started(site, FakeJiraOptions.DEFAULT.withFilter(SPECS.filter())));
        assertThat(OverHttp.sync(cloud, database, 25, RunOptions.USUAL).complete())
                .isTrue();

        // From 05:10 to 07:30 UTC on this day New York has the hour from 01:00 to 02:00 twice.
        for (int step = 0; step < 7; step++) {
            clock.pass(Duration.ofMinutes(20));
            FakeIssue edited = List.copyOf(site.issues()).get(step);
            site.edits().setField(edited.id(), "ann", "summary", TextNode.valueOf("changed " + step));
            CompletenessCertificate certificate = OverHttp.sync(cloud, database, 25, RunOptions.USUAL);
            assertThat(certificate.fetched()).isEqualTo(1);
            assertThat(certificate.listed()).isLessThan(15);
        }
        OverHttp.assertStored(site, database);
    }

    @Test
    void deletedAndMovedIssuesAreToldApart() {
        FakeSite site = OverHttp.helpDesk(clock, "Asia/Shanghai", 40);
        CloudSite cloud = cloud(started(site, FakeJiraOptions.DEFAULT.withFilter(SPECS.filter())));
        OverHttp.sync(cloud, database, 25, RunOptions.USUAL);
        clock.pass(Duration.ofHours(1));
        List<FakeIssue> desk = site.issues().stream()
                .filter(issue -> issue.project().equals("HD"))
                .toList();
        site.deleteIssue(desk.get(0).id());
        site.edits().moveToProject(desk.get(1).id(), "ann", "OPS");

        CompletenessCertificate certificate = OverHttp.sync(cloud, database, 25, RunOptions.USUAL);

        assertThat(certificate.complete()).isTrue();
        assertThat(certificate.deleted()).isEqualTo(1);
        assertThat(certificate.notVisible()).isZero();
        OverHttp.assertStored(site, database);
    }

    @Test
    void projectThatTheAccountMayNoLongerBrowseIsNotReadAsDeleted() {
        FakeSite site = OverHttp.helpDesk(clock, "Asia/Shanghai", 60);
        CloudSite cloud = cloud(started(site, FakeJiraOptions.DEFAULT.withFilter(SPECS.filter())));
        OverHttp.sync(cloud, database, 25, RunOptions.USUAL);
        site.access().revoke(StandardSite.ADMIN, "OPS", Access.BROWSE);

        CompletenessCertificate hidden = OverHttp.sync(cloud, database, 25, RunOptions.USUAL);

        assertThat(hidden.notVisible()).isEqualTo(12);
        assertThat(hidden.deleted()).isZero();
        assertThat(hidden.complete()).isTrue();
        site.access().grant(StandardSite.ADMIN, "OPS", Access.BROWSE);
        assertThat(OverHttp.sync(cloud, database, 25, RunOptions.USUAL).complete())
                .isTrue();
        OverHttp.assertStored(site, database);
    }

    @Test
    void secondRunWithoutChangesReadsNoIssueAndWritesNothing() {
        FakeSite site = OverHttp.helpDesk(clock, "Asia/Shanghai", 40);
        FakeJira jira = started(site, FakeJiraOptions.DEFAULT.withFilter(SPECS.filter()));
        CloudSite cloud = cloud(jira);
        OverHttp.sync(cloud, database, 25, RunOptions.USUAL);
        clock.pass(Duration.ofHours(1));
        jira.resetRequests();

        OverHttp.sync(cloud, database, 25, RunOptions.USUAL);

        assertThat(jira.requests()).extracting(RecordedRequest::path).noneMatch(path -> path.contains("bulkfetch"));
        assertThat(jira.writes()).isEmpty();
    }

    @Test
    void everyRecordedIssueIsSynced() throws IOException {
        Assumptions.assumeTrue(
                "true".equals(System.getenv("CI")) || Files.isDirectory(SHARED.resolve("recorded")),
                "skipped: no recorded answers in " + SHARED);
        FakeSite site = StandardSite.create(clock);
        for (Path file : recordedIssues()) {
            new JsonImport().read(file, site);
        }
        assertThat(site.issues()).hasSizeGreaterThan(25);
        CloudSite cloud = cloud(started(site, FakeJiraOptions.DEFAULT));

        CompletenessCertificate certificate = OverHttp.sync(cloud, database, 25, RunOptions.USUAL);

        assertThat(certificate.complete()).as("%s", certificate).isTrue();
        assertThat(certificate.storedTickets()).isEqualTo(site.issues().size());
        OverHttp.assertStored(site, database);
    }

    private static List<Path> recordedIssues() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String folder : List.of("recorded", "datasets/jira-json/issue", "datasets/jira-json/search")) {
            try (Stream<Path> found = Files.list(SHARED.resolve(folder))) {
                found.filter(file -> file.toString().endsWith(".json"))
                        .filter(file -> !file.toString().contains("invalid"))
                        .sorted()
                        .forEach(files::add);
            }
        }
        List<Path> issues = new ArrayList<>();
        for (Path file : files) {
            JsonNode content = new ObjectMapper().readTree(file.toFile());
            JsonNode list = content.isArray() ? content : content.path("issues");
            JsonNode first = list.isArray() ? list.path(0) : content;
            if (first.has("id") && first.has("key") && first.has("fields")) {
                issues.add(file);
            }
        }
        return issues;
    }
}
