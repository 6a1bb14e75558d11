package dev.deskpulse.connector.jira.datacenter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.deskpulse.connector.jira.FetchOutcome;
import dev.deskpulse.connector.jira.IssueStub;
import dev.deskpulse.connector.jira.JiraComment;
import dev.deskpulse.connector.jira.JiraException;
import dev.deskpulse.connector.jira.JiraHistoryEntry;
import dev.deskpulse.connector.jira.http.JiraHttp;
import dev.deskpulse.connector.jira.http.Workers;
import dev.deskpulse.connector.jira.rest.Halving;
import dev.deskpulse.connector.jira.rest.RestComments;
import dev.deskpulse.connector.jira.wire.BadShape;
import dev.deskpulse.connector.jira.wire.Counted;
import dev.deskpulse.connector.jira.wire.IssueBody;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Fetches issues whole: in bulk first, then what of history and comments was cut. */
final class DataCenterFetch {
    private static final int MOST_IN_BULK = 50;
    private static final int LEAST_IN_BULK = 10;

    private final DataCenterIssues issues;
    private final RestComments comments;
    private final Workers workers;
    private final int parallel;

    DataCenterFetch(JiraHttp http, Workers workers, int parallel) {
        this.issues = new DataCenterIssues(http);
        this.comments = new RestComments(http, DataCenterSite.API);
        this.workers = workers;
        this.parallel = parallel;
    }

    /** One issue on its way: either settled or read, then perhaps not yet whole. */
    private record Draft(
            IssueStub stub,
            @Nullable FetchOutcome settled,
            @Nullable IssueBody body) {}

    List<FetchOutcome> fetch(List<IssueStub> stubs, Set<String> fieldIds) {
        List<List<Draft>> chunks = workers.inOrder(chunks(stubs), chunk -> drafts(chunk, fieldIds));
        return workers.inOrder(chunks.stream().flatMap(List::stream).toList(), this::finish);
    }

    /** Fewer in one call where there are few, so that no worker stands idle. */
    private List<List<IssueStub>> chunks(List<IssueStub> stubs) {
        int size = Math.max(LEAST_IN_BULK, Math.min(MOST_IN_BULK, stubs.size() / parallel + 1));
        List<List<IssueStub>> chunks = new ArrayList<>();
        for (int from = 0; from < stubs.size(); from += size) {
            chunks.add(stubs.subList(from, Math.min(stubs.size(), from + size)));
        }
        return chunks;
    }

    private List<Draft> drafts(List<IssueStub> chunk, Set<String> fieldIds) {
        Map<String, FetchOutcome> settled = new HashMap<>();
        Map<String, IssueBody> bodies = issues.read(chunk, fieldIds, settled);
        return chunk.stream()
                .map(stub -> new Draft(stub, settled.get(stub.id()), bodies.get(stub.id())))
                .toList();
    }

    private FetchOutcome finish(Draft draft) {
        IssueBody body = draft.body();
        if (draft.settled() != null || body == null) {
            return draft.settled() == null ? new FetchOutcome.NotFound(draft.stub()) : draft.settled();
        }
        try {
            return new FetchOutcome.Fetched(draft.stub(), body.with(body.fields(), comments(body), history(body)));
        } catch (BadShape e) {
            return new FetchOutcome.Unreadable(draft.stub(), String.valueOf(e.getMessage()));
        } catch (JiraException e) {
            if (Halving.blamesAnItem(e)) {
                return new FetchOutcome.Unreadable(draft.stub(), String.valueOf(e.getMessage()));
            }
            throw e;
        }
    }

    private Counted<JiraHistoryEntry> history(IssueBody body) {
        if (body.hasAllHistory()) {
            return new Counted<>(body.history(), body.historyTotal());
        }
        IssueBody whole = issues.whole(body.id());
        return new Counted<>(
                whole.history(), Math.max(whole.historyTotal(), whole.history().size()));
    }

    /** Embedded comments do not tell whether a service desk's customer sees them. */
    private Counted<JiraComment> comments(IssueBody body) {
        boolean asEmbedded = body.hasAllComments() && (body.comments().isEmpty() || !mayHideComments(body));
        return asEmbedded ? new Counted<>(body.comments(), body.commentTotal()) : comments.of(body.id());
    }

    private static boolean mayHideComments(IssueBody body) {
        JsonNode project = body.fields().get("project");
        return project == null
                || project.path("projectTypeKey").asText("service_desk").equals("service_desk");
    }
}
