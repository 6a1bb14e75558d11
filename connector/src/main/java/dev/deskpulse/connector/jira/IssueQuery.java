package dev.deskpulse.connector.jira;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which issues to list.
 *
 * @param projects keys; empty means every project the account can browse
 * @param updatedSince null for all. The site rounds it down to the minute in the account's zone, so a listing may hold
 *     older issues too
 */
public record IssueQuery(List<String> projects, @Nullable Instant updatedSince) {
    public IssueQuery {
        projects = List.copyOf(projects);
    }
}
