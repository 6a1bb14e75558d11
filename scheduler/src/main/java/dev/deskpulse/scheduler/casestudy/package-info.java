/** Step 5 of 7, explain: the whole story of one ticket, or of one customer's tickets. */
@NullMarked
package dev.deskpulse.scheduler.casestudy;

import org.jspecify.annotations.NullMarked;
