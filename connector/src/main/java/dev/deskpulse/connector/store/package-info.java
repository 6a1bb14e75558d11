/**
 * Step 2 of 7: store. Tickets whole, and the journal of how they came. The database is behind {@link
 * dev.deskpulse.connector.store.Database}; every table but the raw tickets and the journals can be dropped and rebuilt.
 */
@NullMarked
package dev.deskpulse.connector.store;

import org.jspecify.annotations.NullMarked;
