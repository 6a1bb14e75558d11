/** Step 6 of 7: write back. Compare what Jira should hold with what it holds, plan the difference, apply, remember. */
@NullMarked
package dev.deskpulse.scheduler.writeback;

import org.jspecify.annotations.NullMarked;
