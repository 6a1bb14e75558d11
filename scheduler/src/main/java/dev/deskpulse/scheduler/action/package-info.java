/** Step 5 of 7: explain. What people changed to mend a problem, and whether it helped. */
@NullMarked
package dev.deskpulse.scheduler.action;

import org.jspecify.annotations.NullMarked;
