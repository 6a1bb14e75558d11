/**
 * Step 3 of 7: tag. Language, sentiment, kind and suggested priority of a ticket, each with the words that decided.
 * Lexicons and rules; nothing of it was copied or trained from anybody's data.
 */
@NullMarked
package dev.deskpulse.scheduler.text;

import org.jspecify.annotations.NullMarked;
