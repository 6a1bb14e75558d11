package dev.deskpulse.scheduler.writeback;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Names runs by their start in UTC, so that they sort, and can be typed after {@code --undo}. */
final class RunIds {
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private RunIds() {}

    static String next(InstantSource clock) {
        return FORMAT.format(clock.instant());
    }
}
