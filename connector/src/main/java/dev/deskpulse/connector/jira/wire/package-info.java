/**
 * Step 1 of 7: sync. The JSON shapes that Cloud (v3) and Data Center (v2) share: times, users, comments, history, issues.
 * Every reader throws {@link dev.deskpulse.connector.jira.wire.BadShape} with a message free of ticket text where the
 * shape is not what the API promises.
 */
@NullMarked
package dev.deskpulse.connector.jira.wire;

import org.jspecify.annotations.NullMarked;
