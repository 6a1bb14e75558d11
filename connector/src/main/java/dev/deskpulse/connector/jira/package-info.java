/**
 * Step 1 of 7: sync. What the rest of the connector may know of a Jira site, whichever its deployment. The words here
 * are Jira's (issue, not ticket); {@code connector.sync} turns them into tickets.
 */
@NullMarked
package dev.deskpulse.connector.jira;

import org.jspecify.annotations.NullMarked;
