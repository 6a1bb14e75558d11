/** Step 5 of 7, explain: what customers say of rivals and of products, and how that moves. */
@NullMarked
package dev.deskpulse.scheduler.rival;

import org.jspecify.annotations.NullMarked;
