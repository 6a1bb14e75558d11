/** What of the desk somebody may see: every question that is asked for a person is narrowed to it. */
@NullMarked
package dev.deskpulse.scheduler.sight;

import org.jspecify.annotations.NullMarked;
