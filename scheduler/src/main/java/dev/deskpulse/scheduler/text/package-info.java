/**
 * Step 3 of 7: tag. Language, sentiment and its trajectory, kind, entities and suggested priority of a ticket, each with
 * the words that decided and their place; and the ledger of what people and models changed.
 */
@NullMarked
package dev.deskpulse.scheduler.text;

import org.jspecify.annotations.NullMarked;
