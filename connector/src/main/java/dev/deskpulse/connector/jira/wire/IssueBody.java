package dev.deskpulse.connector.jira.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.deskpulse.connector.jira.JiraComment;
import dev.deskpulse.connector.jira.JiraHistoryEntry;
import dev.deskpulse.connector.jira.JiraIssue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An issue as one answer holds it: comments perhaps cut, history absent or perhaps cut.
 *
 * @param fields without the comment field, and without fields that are null
 * @param comments the embedded ones
 * @param commentTotal how many the site says there are; negative where it does not say
 * @param history the embedded entries, oldest first; empty where none were asked for
 * @param historyTotal how many the site says there are; negative where it does not say
 */
public record IssueBody(
        String id,
        String key,
        Map<String, JsonNode> fields,
        List<JiraComment> comments,
        int commentTotal,
        List<JiraHistoryEntry> history,
        int historyTotal) {
    public IssueBody {
        fields = Map.copyOf(fields);
        comments = List.copyOf(comments);
        history = List.copyOf(history);
    }

    /** @throws BadShape where it is no issue */
    public static IssueBody of(JsonNode issue) {
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : issue.path("fields").properties()) {
            if (!field.getValue().isNull() && !field.getKey().equals("comment")) {
                fields.put(field.getKey(), field.getValue());
            }
        }
        JsonNode comment = issue.path("fields").path("comment");
        JsonNode changelog = issue.path("changelog");
        return new IssueBody(
                WireShapes.text(issue, "id"),
                WireShapes.text(issue, "key"),
                fields,
                comments(comment.path("comments")),
                comment.path("total").asInt(-1),
                history(changelog.path("histories")),
                changelog.path("total").asInt(-1));
    }

    public boolean hasAllComments() {
        return commentTotal >= 0 && comments.size() >= commentTotal;
    }

    public boolean hasAllHistory() {
        return historyTotal >= 0 && history.size() >= historyTotal;
    }

    /** The issue with comments and history from elsewhere. */
    public JiraIssue with(
            Map<String, JsonNode> allFields, Counted<JiraComment> allComments, Counted<JiraHistoryEntry> allHistory) {
        return new JiraIssue(
                id, key, allFields, allComments.found(), allComments.total(), allHistory.found(), allHistory.total());
    }

    private static List<JiraComment> comments(JsonNode array) {
        Map<String, JiraComment> byId = new LinkedHashMap<>();
        for (JsonNode node : array) {
            JiraComment comment = WireShapes.comment(node);
            byId.put(comment.id(), comment);
        }
        return WireShapes.inOrder(byId.values());
    }

    private static List<JiraHistoryEntry> history(JsonNode array) {
        Map<String, JiraHistoryEntry> byId = new LinkedHashMap<>();
        for (JsonNode node : array) {
            JiraHistoryEntry entry = WireShapes.historyEntry(node);
            byId.put(entry.id(), entry);
        }
        return WireShapes.byAge(byId.values());
    }
}
