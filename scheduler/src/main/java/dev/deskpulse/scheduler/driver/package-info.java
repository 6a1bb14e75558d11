/** Step 5 of 7, explain: what goes with an outcome once everything else that is known is held fixed. */
@NullMarked
package dev.deskpulse.scheduler.driver;

import org.jspecify.annotations.NullMarked;
