package dev.deskpulse.connector.jira;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/** Writes into issues, silently where the site allows it, within its per-issue limits. */
public interface IssueWriter {
    /**
     * Sets fields without mailing anyone. A null node clears a field.
     *
     * @throws JiraException.Refused with the field's id where the site refuses one (not on the edit screen, wrong type)
     */
    void setFields(String issueId, Map<String, JsonNode> fields);

    /** Whether {@link #setFields} sets this field: the fields of a Forge app are written by that app alone. */
    boolean writes(FieldDefinition field);

    /**
     * How this site takes one of a field's choices, in a field that {@link FieldAdmin} has made: Data Center's API cannot
     * make a choice field's choices, so there it is a text field.
     */
    JsonNode choice(String value);

    /** @param value at most 32,768 characters as JSON */
    void putProperty(String issueId, String propertyKey, JsonNode value);

    Optional<JsonNode> property(String issueId, String propertyKey);

    void deleteProperty(String issueId, String propertyKey);

    /**
     * Adds a comment that customers do not see (on a plain software project: an ordinary comment).
     *
     * @return the new comment's id
     */
    String addInternalComment(String issueId, RichText body);

    /**
     * Adds a comment that customers see, and are told of by mail.
     *
     * @return the new comment's id
     */
    String addPublicComment(String issueId, RichText body);

    /** Replaces an internal comment's text in place; false where the comment is gone. */
    boolean editComment(String issueId, String commentId, RichText body);

    /**
     * Makes an issue.
     *
     * @param project its key
     * @param type the name of one of the project's issue types
     * @throws JiraException.Refused where the project has no such type, or the account may not create issues in it
     */
    Created create(String project, String type, String summary, RichText description);

    /** Puts a file onto an issue. */
    void attach(String issueId, String name, String contentType, byte[] content);

    /**
     * Says of two issues that they relate to each other.
     *
     * @param other a key
     * @throws JiraException.Refused where the site has no links, or the account may not link one of them
     */
    void relate(String issueKey, String other);

    /** Whether people, or somebody else, have brought an issue to its end; empty where it is gone. */
    Optional<Boolean> isDone(String issueId);

    /** Takes the first way of the workflow that leads to the end; false where none does from where the issue is. */
    boolean finish(String issueId);

    /** A new issue. */
    record Created(String id, String key) {}

    /** Removes a comment; false where it is gone already. */
    boolean deleteComment(String issueId, String commentId);
}
