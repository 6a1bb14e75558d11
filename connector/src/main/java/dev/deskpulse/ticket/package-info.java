/**
 * The words of the whole product: tickets, people, messages, changes. Depends on the JDK alone; every other package
 * speaks in these records. All instants are UTC; durations are elapsed time unless a name says business time.
 */
@NullMarked
package dev.deskpulse.ticket;

import org.jspecify.annotations.NullMarked;
