/** Step 5 of 7: explain. What happened near a finding's first day, and what people said of it. */
@NullMarked
package dev.deskpulse.scheduler.cause;

import org.jspecify.annotations.NullMarked;
