/** Step 5 of 7: explain. Which slices carry the difference between what a KPI was and what it was expected to be. */
@NullMarked
package dev.deskpulse.scheduler.rootcause;

import org.jspecify.annotations.NullMarked;
