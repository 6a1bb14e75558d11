/** Step 5 of 7, the part that does not wait for the day's end: what is unusual right now, one alert an event. */
@NullMarked
package dev.deskpulse.scheduler.alert;

import org.jspecify.annotations.NullMarked;
