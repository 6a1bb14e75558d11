package dev.deskpulse.plugin.cli;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Clock times between a file's own way of writing them and ours: an offset that its first timestamp has is kept. */
final class Timestamps {
    private static final Pattern OFFSET = Pattern.compile("[0-9]{1,2}:[0-9]{2}.*?(Z|[+-][0-9]{2}(?::?[0-9]{2})?)$");

    private final String written;
    private final ZoneOffset offset;
    private final DateTimeFormatter format;

    /** @param sample one of the file's timestamps */
    Timestamps(String sample) {
        Matcher zoned = OFFSET.matcher(sample);
        this.written = zoned.find() ? zoned.group(1) : "";
        this.offset = written.isEmpty() ? ZoneOffset.UTC : ZoneOffset.of(written);
        boolean dateOnly = !sample.contains(":") && !sample.matches("[0-9]{10,13}");
        this.format = DateTimeFormatter.ofPattern(
                dateOnly ? "yyyy-MM-dd" : sample.contains("T") ? "yyyy-MM-dd'T'HH:mm:ss" : "yyyy-MM-dd HH:mm:ss",
                Locale.ROOT);
    }

    LocalDateTime local(Instant at) {
        return LocalDateTime.ofInstant(at, offset);
    }

    /** With its time of day even in a file of dates, where the steps are shorter than a day. */
    String text(LocalDateTime at) {
        boolean midnight = at.toLocalTime().equals(LocalTime.MIDNIGHT);
        return (midnight || format.toString().contains("Hour") ? format.format(at) : at.toString()) + written;
    }
}
