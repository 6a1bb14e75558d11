/** Step 7 of 7, on paper: gathers what a report tells, whatever its format and language. */
@NullMarked
package dev.deskpulse.scheduler.report;

import org.jspecify.annotations.NullMarked;
