/** Step 5 of 7, explain: the next step that a result's evidence supports, and never more than that. */
@NullMarked
package dev.deskpulse.scheduler.advice;

import org.jspecify.annotations.NullMarked;
