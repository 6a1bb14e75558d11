package dev.deskpulse.connector.sync;

import java.util.List;

/**
 * Which projects a run can read.
 *
 * @param asked the keys in the settings; empty for every project the account can browse
 * @param visible those of them that the account sees; a site refuses a query that names one it does not show
 */
record Scope(List<String> asked, List<String> visible) {
    boolean anyVisible() {
        return asked.isEmpty() || !visible.isEmpty();
    }

    /** Whether the census lists the issues of a project: not so where a ticket moved out of the asked ones. */
    boolean covers(String project) {
        return asked.isEmpty() || visible.contains(project);
    }

    List<String> hidden() {
        return asked.stream().filter(key -> !visible.contains(key)).toList();
    }
}
