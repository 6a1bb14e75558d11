package dev.deskpulse.connector.jira;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * As much of an issue as a listing gives.
 *
 * @param updated null in a census, which asks for ids alone
 */
public record IssueStub(String id, String key, @Nullable Instant updated) {}
