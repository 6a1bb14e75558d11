package dev.deskpulse.scheduler.delivery;

import java.time.ZoneId;

/**
 * How people are written to.
 *
 * @param zone the desk's, in which times are told
 */
public record MessageStyle(AlertLanguage language, ZoneId zone) {
    AlertText text() {
        return new AlertText(language, zone);
    }
}
