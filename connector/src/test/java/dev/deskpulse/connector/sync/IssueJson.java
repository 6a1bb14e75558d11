package dev.deskpulse.connector.sync;

import com.fasterxml.jackson.databind.JsonNode;
import dev.deskpulse.connector.jira.JiraComment;
import dev.deskpulse.connector.jira.JiraHistoryEntry;
import dev.deskpulse.connector.jira.JiraIssue;
import dev.deskpulse.connector.jira.JiraUser;
import dev.deskpulse.ticket.AuthorRole;
import dev.deskpulse.ticket.PersonId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An issue as REST gives it, laid into the records as the contract asks; for tests that have no site. */
final class IssueJson {
    private IssueJson() {}

    static JiraIssue issue(JsonNode issue) {
        Map<String, JsonNode> fields = new HashMap<>();
        issue.path("fields").properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
        JsonNode comment = issue.path("fields").path("comment");
        List<JiraComment> comments = new ArrayList<>();
        comment.path("comments").forEach(one -> comments.add(comment(one)));
        List<JiraHistoryEntry> history = new ArrayList<>();
        issue.path("changelog").path("histories").forEach(one -> history.add(entry(one)));
        history.sort(Comparator.comparing(JiraHistoryEntry::created));
        return new JiraIssue(
                issue.path("id").asText(),
                issue.path("key").asText(),
                fields,
                comments,
                comment.path("total").asInt(comments.size()),
                history,
                issue.path("changelog").path("total").asInt(history.size()));
    }

    private static JiraComment comment(JsonNode comment) {
        return new JiraComment(
                comment.path("id").asText(),
                user(comment.path("author")),
                time(comment.path("created")),
                time(comment.path("updated")),
                comment.path("jsdPublic").asBoolean(true),
                comment.path("body").asText());
    }

    private static JiraHistoryEntry entry(JsonNode entry) {
        List<JiraHistoryEntry.Item> items = new ArrayList<>();
        entry.path("items")
                .forEach(item -> items.add(new JiraHistoryEntry.Item(
                        item.path("fieldId").asText(item.path("field").asText()),
                        item.path("from").asText(null),
                        item.path("fromString").asText(null),
                        item.path("to").asText(null),
                        item.path("toString").asText(null))));
        return new JiraHistoryEntry(
                entry.path("id").asText(), time(entry.path("created")), user(entry.path("author")), items);
    }

    private static @Nullable JiraUser user(JsonNode user) {
        String id = user.path("accountId")
                .asText(user.path("key").asText(user.path("name").asText("")));
        AuthorRole role =
                switch (user.path("accountType").asText()) {
                    case "app" -> AuthorRole.AUTOMATION;
                    case "customer" -> AuthorRole.CUSTOMER;
                    default -> AuthorRole.AGENT;
                };
        return id.isEmpty()
                ? null
                : new JiraUser(new PersonId(id), user.path("displayName").asText(id), role, true);
    }

    private static Instant time(JsonNode time) {
        return Moments.of(time, ZoneOffset.UTC).orElseThrow();
    }
}
