/** Sync against hand-written doubles of the site, the store and the journal, and against the real ones. */
@NullMarked
package dev.deskpulse.connector.sync;

import org.jspecify.annotations.NullMarked;
