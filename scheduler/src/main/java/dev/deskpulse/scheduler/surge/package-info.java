/** Step 5 of 7: explain. Which moments of a figure are not what the rows before them led one to expect. */
@NullMarked
package dev.deskpulse.scheduler.surge;

import org.jspecify.annotations.NullMarked;
