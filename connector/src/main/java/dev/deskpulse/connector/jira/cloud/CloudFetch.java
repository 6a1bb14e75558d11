package dev.deskpulse.connector.jira.cloud;

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
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Fetches issues whole: fields first, then history, then what of the comments was cut. */
final class CloudFetch {
    private static final int MOST_IN_BULK = 100;
    private static final int LEAST_IN_BULK = 20;

    private final CloudIssues issues;
    private final CloudHistory history;
    private final RestComments comments;
    private final RequestSla sla;
    private final Workers workers;
    private final int parallel;

    CloudFetch(JiraHttp http, Workers workers, int parallel) {
        this.issues = new CloudIssues(http);
        this.history = new CloudHistory(http);
        this.comments = new RestComments(http, CloudSite.API);
        this.sla = new RequestSla(http);
        this.workers = workers;
        this.parallel = parallel;
    }

    /** One issue on its way: either settled, or with body and history and perhaps without all comments. */
    private record Draft(
            IssueStub stub,
            @Nullable FetchOutcome settled,
            @Nullable IssueBody body,
            Counted<JiraHistoryEntry> history) {
        static Draft settled(FetchOutcome outcome) {
            return new Draft(outcome.stub(), outcome, null, Counted.all(List.of()));
        }
    }

    List<FetchOutcome> fetch(List<IssueStub> stubs, Set<String> fieldIds) {
        boolean wantsSla = fieldIds.contains(RequestSla.FIELD);
        List<List<Draft>> chunks = workers.inOrder(chunks(stubs), chunk -> drafts(chunk, fieldIds));
        List<Draft> drafts = chunks.stream().flatMap(List::stream).toList();
        return workers.inOrder(drafts, draft -> finish(draft, wantsSla));
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
        List<String> ids = chunk.stream()
                .map(IssueStub::id)
                .filter(bodies::containsKey)
                .distinct()
                .toList();
        Map<String, Optional<Counted<JiraHistoryEntry>>> histories = ids.isEmpty() ? Map.of() : history.of(ids);
        return chunk.stream()
                .map(stub -> draft(stub, settled.get(stub.id()), bodies.get(stub.id()), histories))
                .toList();
    }

    private static Draft draft(
            IssueStub stub,
            @Nullable FetchOutcome settled,
            @Nullable IssueBody body,
            Map<String, Optional<Counted<JiraHistoryEntry>>> histories) {
        if (settled != null || body == null) {
            return Draft.settled(settled == null ? new FetchOutcome.NotFound(stub) : settled);
        }
        return histories
                .getOrDefault(stub.id(), Optional.of(Counted.all(List.of())))
                .map(found -> new Draft(stub, null, body, found))
                .orElseGet(() -> Draft.settled(
                        new FetchOutcome.Unreadable(stub, "its history cannot be read: the site fails on it")));
    }

    private FetchOutcome finish(Draft draft, boolean wantsSla) {
        IssueBody body = draft.body();
        if (body == null || draft.settled() != null) {
            return draft.settled() == null ? new FetchOutcome.NotFound(draft.stub()) : draft.settled();
        }
        try {
            Counted<JiraComment> all = body.hasAllComments()
                    ? new Counted<>(body.comments(), body.commentTotal())
                    : comments.of(body.id());
            return new FetchOutcome.Fetched(
                    draft.stub(), body.with(wantsSla ? withSla(body) : body.fields(), all, draft.history()));
        } catch (BadShape e) {
            return new FetchOutcome.Unreadable(draft.stub(), String.valueOf(e.getMessage()));
        } catch (JiraException e) {
            if (Halving.blamesAnItem(e)) {
                return new FetchOutcome.Unreadable(draft.stub(), String.valueOf(e.getMessage()));
            }
            throw e;
        }
    }

    private Map<String, JsonNode> withSla(IssueBody body) {
        Map<String, JsonNode> fields = new HashMap<>(body.fields());
        sla.of(body).ifPresent(clocks -> fields.put(RequestSla.FIELD, clocks));
        return fields;
    }
}
