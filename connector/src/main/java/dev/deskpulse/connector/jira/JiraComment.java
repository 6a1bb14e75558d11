package dev.deskpulse.connector.jira;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A comment.
 *
 * @param text plain text, from ADF or wiki markup
 * @param isPublic whether a service desk's customer sees it
 */
public record JiraComment(
        String id, @Nullable JiraUser author, Instant created, Instant updated, boolean isPublic, String text) {}
