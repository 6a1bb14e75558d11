/**
 * Step 5 of 7: explain. What will come: forecasts that are chosen and judged by their own past errors, the staff that they
 * call for, and what a series is made of.
 */
@NullMarked
package dev.deskpulse.scheduler.forecast;

import org.jspecify.annotations.NullMarked;
