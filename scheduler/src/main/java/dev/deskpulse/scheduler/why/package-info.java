/** Step 5 of 7, explain: why a ticket has its tags, and what people corrected in them. */
@NullMarked
package dev.deskpulse.scheduler.why;

import org.jspecify.annotations.NullMarked;
