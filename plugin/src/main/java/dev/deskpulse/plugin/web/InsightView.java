package dev.deskpulse.plugin.web;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.plugin.access.NotAllowedException;
import dev.deskpulse.plugin.access.Viewer;
import dev.deskpulse.scheduler.insight.Breakdown;
import dev.deskpulse.scheduler.insight.Finding;
import dev.deskpulse.scheduler.insight.FindingStore;

/** What a finding is made of. */
public final class InsightView {
    private final Database database;
    private final FindingStore findings;
    private final WholeSlices slices;

    /** Reads from these; writes nothing. */
    public InsightView(Database database, FindingStore findings, WholeSlices slices) {
        this.database = database;
        this.findings = findings;
        this.slices = slices;
    }

    /** For those who see the whole desk: the parts tell of its other tickets too. */
    Breakdown.Part breakdown(String id, Viewer viewer) {
        Finding finding = findings.find(id)
                .map(FindingStore.Seen::finding)
                .filter(one -> slices.isSeen(one.slice(), viewer.sight()))
                .orElseThrow(() -> new IllegalArgumentException("there is no finding '" + id + "'"));
        if (!slices.isWhole(viewer.sight())) {
            throw new NotAllowedException(
                    "what the parts of a finding carry tells of every ticket of the desk; some are hidden from you");
        }
        return Breakdown.of(database, finding);
    }
}
