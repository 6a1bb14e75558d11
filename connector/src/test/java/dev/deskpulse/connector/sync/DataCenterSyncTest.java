package dev.deskpulse.connector.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.deskpulse.connector.jira.datacenter.DataCenterSite;
import dev.deskpulse.connector.jira.http.VirtualTime;
import dev.deskpulse.connector.store.DuckDb;
import dev.deskpulse.fixtures.FakeJira;
import dev.deskpulse.fixtures.FakeJiraOptions;
import dev.deskpulse.fixtures.openapi.CheckedBySpecs;
import dev.deskpulse.fixtures.site.Access;
import dev.deskpulse.fixtures.site.FakeIssue;
import dev.deskpulse.fixtures.site.FakeSite;
import dev.deskpulse.fixtures.site.StandardSite;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A Data Center site over HTTP into DuckDB. */
class DataCenterSyncTest {
    private static final Instant NOW = Instant.parse("2026-11-01T05:10:20.345Z");

    @RegisterExtension
    static final CheckedBySpecs SPECS = CheckedBySpecs.shared();

    private final FakeSite site = OverHttp.helpDesk(Clock.fixed(NOW, ZoneOffset.UTC), "Asia/Kathmandu", 120);

    @Test
    void wholeSiteIsSyncedThenChangesDeletionsAndHiddenProjects() throws Exception {
        try (DuckDb database = DuckDb.inMemory();
                FakeJira jira = FakeJira.start(site, FakeJiraOptions.DEFAULT.withFilter(SPECS.filter()));
                DataCenterSite dataCenter = OverHttp.dataCenter(jira.baseUrl(), new VirtualTime(NOW))) {
            CompletenessCertificate first = OverHttp.sync(dataCenter, database, 25, RunOptions.USUAL);
            assertThat(first.complete()).as("%s", first).isTrue();
            OverHttp.assertStored(site, database);

            List<FakeIssue> desk = site.issues().stream()
                    .filter(issue -> issue.project().equals("HD"))
                    .toList();
            site.edits().setField(desk.get(0).id(), "ann", "summary", TextNode.valueOf("改了"));
            site.deleteIssue(desk.get(1).id());
            site.edits().moveToProject(desk.get(2).id(), "ann", "OPS");
            CompletenessCertificate second = OverHttp.sync(dataCenter, database, 25, RunOptions.USUAL);
            assertThat(second.complete()).as("%s", second).isTrue();
            assertThat(second.deleted()).isEqualTo(1);
            OverHttp.assertStored(site, database);

            site.access().revoke(StandardSite.ADMIN, "OPS", Access.BROWSE);
            CompletenessCertificate hidden = OverHttp.sync(dataCenter, database, 25, RunOptions.USUAL);
            assertThat(hidden.notVisible()).isEqualTo(25);
            assertThat(hidden.deleted()).isZero();
        }
        assertThat(SPECS.check().violations()).isEmpty();
    }
}
