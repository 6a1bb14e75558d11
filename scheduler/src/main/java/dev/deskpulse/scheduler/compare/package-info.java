/** Step 5 of 7: explain. Teams and periods compared as if they had had the same cases. */
@NullMarked
package dev.deskpulse.scheduler.compare;

import org.jspecify.annotations.NullMarked;
