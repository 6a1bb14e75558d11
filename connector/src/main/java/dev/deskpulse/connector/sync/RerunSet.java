package dev.deskpulse.connector.sync;

import dev.deskpulse.connector.jira.IssueStub;
import dev.deskpulse.connector.sync.CompletenessCertificate.SetAside;
import dev.deskpulse.ticket.SourceId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The issues to try again in every run, in step with the journal; one run owns it. What the site tells of meanwhile comes into the journal
 * from outside, and into this when the run asks for it.
 */
final class RerunSet {
    /** The reason of an issue that the site listed and then did not show. */
    static final String VANISHED = "the site listed it and did not show it when asked: deleted or hidden meanwhile, "
            + "or not yet readable; the next census settles it";

    private final SyncJournal journal;
    private final SourceId source;
    private final Map<String, SetAside> issues;

    RerunSet(SyncJournal journal, SourceId source) {
        this.journal = journal;
        this.source = source;
        this.issues = new HashMap<>(journal.setAside(source));
    }

    boolean holds(String issueId) {
        return issues.containsKey(issueId);
    }

    /** Whether an earlier run already found that the site lists the issue no more. */
    boolean vanishedBefore(String issueId) {
        SetAside known = issues.get(issueId);
        return known != null && known.reason().equals(VANISHED);
    }

    List<IssueStub> stubs() {
        return issues.values().stream().map(RerunSet::stub).toList();
    }

    private static IssueStub stub(SetAside issue) {
        return new IssueStub(issue.issueId(), issue.key(), null);
    }

    List<SetAside> all() {
        return List.copyOf(issues.values());
    }

    /** What the site has told of and nobody has read, to be read now; it stays in the set until it has been. */
    List<IssueStub> told() {
        List<SetAside> told = journal.told(source);
        add(told.stream()
                .map(issue -> new SetAside(issue.issueId(), issue.key(), SetAside.BEGUN, issue.attempts()))
                .toList());
        return told.stream().map(RerunSet::stub).toList();
    }

    SetAside failed(IssueStub stub, String reason) {
        SetAside before = issues.get(stub.id());
        return new SetAside(stub.id(), stub.key(), reason, before == null ? 1 : before.attempts() + 1);
    }

    void add(Collection<SetAside> failed) {
        if (!failed.isEmpty()) {
            journal.setAside(source, failed);
            failed.forEach(issue -> issues.put(issue.issueId(), issue));
        }
    }

    void settle(Collection<String> issueIds) {
        List<String> known = issueIds.stream().filter(issues::containsKey).toList();
        if (!known.isEmpty()) {
            journal.settle(source, known);
            known.forEach(issues::remove);
        }
    }
}
