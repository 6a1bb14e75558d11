/** Step 5 of 7: explain. Which slices carry a change, with the evidence and its tickets. */
@NullMarked
package dev.deskpulse.scheduler.insight;

import org.jspecify.annotations.NullMarked;
