/**
 * Step 1 of 7: sync. Decides which issues to read, turns them into tickets, and proves that none is missing. The
 * cursor moves only after the store has committed; reading a ticket twice is harmless.
 */
@NullMarked
package dev.deskpulse.connector.sync;

import org.jspecify.annotations.NullMarked;
