package dev.deskpulse.connector.jira;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * An issue, whole: every asked field as the site gave it, all comments and the whole history, oldest first.
 *
 * @param fields by field id; absent where the site gave none
 * @param commentTotal how many comments the site says there are: compare with {@code comments.size()}
 * @param historyTotal how many history entries the site says there are, or, where it never says, how many came
 */
public record JiraIssue(
        String id,
        String key,
        Map<String, JsonNode> fields,
        List<JiraComment> comments,
        int commentTotal,
        List<JiraHistoryEntry> history,
        int historyTotal) {
    public JiraIssue {
        fields = Map.copyOf(fields);
        comments = List.copyOf(comments);
        history = List.copyOf(history);
    }
}
