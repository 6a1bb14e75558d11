package dev.deskpulse.connector.jira.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.deskpulse.connector.jira.JiraComment;
import dev.deskpulse.connector.jira.JiraHistoryEntry;
import dev.deskpulse.connector.jira.JiraUser;
import dev.deskpulse.connector.jira.text.BodyText;
import dev.deskpulse.ticket.AuthorRole;
import dev.deskpulse.ticket.PersonId;
import dev.deskpulse.ticket.StatusCategory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The smaller shapes. */
public final class WireShapes {
    /** Oldest first; ids rise with time, and tell apart what happened within one millisecond. */
    private static final Comparator<JiraHistoryEntry> BY_AGE = Comparator.comparing(JiraHistoryEntry::created)
            .thenComparing(entry -> entry.id().length())
            .thenComparing(JiraHistoryEntry::id);

    private static final Comparator<JiraComment> COMMENT_BY_AGE = Comparator.comparing(JiraComment::created)
            .thenComparing(comment -> comment.id().length())
            .thenComparing(JiraComment::id);

    private WireShapes() {}

    /** @throws BadShape where the text is absent or empty */
    public static String text(JsonNode parent, String name) {
        JsonNode value = parent.path(name);
        if (!value.isValueNode() || value.asText("").isBlank() || value.isNull()) {
            throw new BadShape("'" + name + "' is missing");
        }
        return value.asText();
    }

    public static @Nullable String optionalText(JsonNode parent, String name) {
        JsonNode value = parent.path(name);
        return value.isValueNode() && !value.isNull() ? value.asText() : null;
    }

    /** Null where nobody is named: an anonymous author, an erased account, an unassigned issue. */
    public static @Nullable JiraUser user(JsonNode user) {
        for (String name : new String[] {"accountId", "key", "name"}) {
            String id = optionalText(user, name);
            if (id != null && !id.isBlank()) {
                String displayName = optionalText(user, "displayName");
                return new JiraUser(
                        new PersonId(id),
                        displayName == null ? "" : displayName,
                        role(user.path("accountType").asText("")),
                        user.path("active").asBoolean(true));
            }
        }
        return null;
    }

    private static AuthorRole role(String accountType) {
        return switch (accountType) {
            case "app" -> AuthorRole.AUTOMATION;
            case "customer" -> AuthorRole.CUSTOMER;
            default -> AuthorRole.AGENT;
        };
    }

    /** @param category Jira's {@code statusCategory} */
    public static StatusCategory category(JsonNode category) {
        return switch (category.path("key").asText("")) {
            case "done" -> StatusCategory.DONE;
            case "indeterminate" -> StatusCategory.IN_PROGRESS;
            default -> StatusCategory.TO_DO;
        };
    }

    public static JiraComment comment(JsonNode comment) {
        String id = text(comment, "id");
        var created = JiraTime.parse(comment.path("created"), "comment " + id + ": created");
        var updated = comment.hasNonNull("updated")
                ? JiraTime.parse(comment.path("updated"), "comment " + id + ": updated")
                : created;
        return new JiraComment(
                id,
                user(comment.path("author")),
                created,
                updated,
                isPublic(comment),
                BodyText.of(comment.path("body")));
    }

    /** A comment restricted to a group or role is internal even where there is no service desk. */
    private static boolean isPublic(JsonNode comment) {
        if (comment.path("visibility").hasNonNull("value")) {
            return false;
        }
        for (JsonNode property : comment.path("properties")) {
            if (property.path("key").asText().equals("sd.public.comment")
                    && property.path("value").path("internal").asBoolean()) {
                return false;
            }
        }
        return comment.path("jsdPublic").asBoolean(true);
    }

    /** Comments oldest first, each once, whatever pages they came in. */
    public static List<JiraComment> inOrder(Iterable<JiraComment> comments) {
        List<JiraComment> sorted = new ArrayList<>();
        comments.forEach(sorted::add);
        sorted.sort(COMMENT_BY_AGE);
        return sorted;
    }

    public static JiraHistoryEntry historyEntry(JsonNode entry) {
        String id = text(entry, "id");
        List<JiraHistoryEntry.Item> items = new ArrayList<>();
        for (JsonNode item : entry.path("items")) {
            items.add(item(item));
        }
        return new JiraHistoryEntry(
                id,
                JiraTime.parse(entry.path("created"), "history entry " + id + ": created"),
                user(entry.path("author")),
                items);
    }

    private static JiraHistoryEntry.Item item(JsonNode item) {
        String fieldId = optionalText(item, "fieldId");
        return new JiraHistoryEntry.Item(
                fieldId == null || fieldId.isBlank() ? text(item, "field") : fieldId,
                optionalText(item, "from"),
                optionalText(item, "fromString"),
                optionalText(item, "to"),
                optionalText(item, "toString"));
    }

    /** History oldest first. */
    public static List<JiraHistoryEntry> byAge(Iterable<JiraHistoryEntry> entries) {
        List<JiraHistoryEntry> sorted = new ArrayList<>();
        entries.forEach(sorted::add);
        sorted.sort(BY_AGE);
        return sorted;
    }
}
