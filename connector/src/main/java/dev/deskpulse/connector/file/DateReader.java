package dev.deskpulse.connector.file;

import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Dates as people and programs write them. A date that does not exist, such as 30 February, is not understood. */
final class DateReader {
    /** After {@code &}, a fraction of a second may stand, of any length. */
    private static final List<String> ALWAYS = List.of(
            "yyyy-M-d'T'H:mm[:ss&][XXX][XX][X]",
            "yyyy-M-d[ H:mm[:ss&]][ ][XXX][XX][X]",
            "yyyy/M/d[ H:mm[:ss&]]",
            "yyyy.M.d[ H:mm[:ss]]",
            "yyyy年M月d日[ ][H:mm[:ss]]",
            "yyyy年M月d日[ ]H时m分[s秒]");

    private static final Pattern UNIX = Pattern.compile("[0-9]{10}|[0-9]{13}");

    private final List<DateTimeFormatter> formats;
    private final ZoneId zone;

    DateReader(List<String> own, ZoneId zone) {
        this.formats = Stream.concat(
                        own.stream().map(DateReader::format), ALWAYS.stream().map(DateReader::usual))
                .toList();
        this.zone = zone;
    }

    static List<String> problems(List<String> patterns) {
        List<String> problems = new ArrayList<>();
        for (String pattern : patterns) {
            try {
                format(pattern);
            } catch (IllegalArgumentException e) {
                problems.add("date format '" + pattern + "' is no pattern such as dd/MM/yyyy HH:mm");
            }
        }
        return problems;
    }

    Optional<Instant> read(String text) {
        if (UNIX.matcher(text).matches()) {
            long number = Long.parseLong(text);
            return Optional.of(text.length() == 10 ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number));
        }
        return formats.stream().flatMap(format -> read(format, text).stream()).findFirst();
    }

    private Optional<Instant> read(DateTimeFormatter format, String text) {
        // Most formats do not fit most texts, and the parser's exceptions cost more than all the rest of a row.
        ParsePosition position = new ParsePosition(0);
        if (format.parseUnresolved(text, position) == null || position.getIndex() < text.length()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    instant(format.parseBest(text, ZonedDateTime::from, LocalDateTime::from, LocalDate::from)));
        } catch (DateTimeException e) {
            return Optional.empty(); // the formatter's only way to say that there is no such date
        }
    }

    private Instant instant(TemporalAccessor parsed) {
        if (parsed instanceof ZonedDateTime zoned) {
            return zoned.toInstant();
        }
        if (parsed instanceof LocalDateTime local) {
            return local.atZone(zone).toInstant();
        }
        return LocalDate.from(parsed).atStartOfDay(zone).toInstant();
    }

    private static DateTimeFormatter usual(String pattern) {
        String[] parts = pattern.replace('y', 'u').split("&", 2);
        DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder().appendPattern(parts[0]);
        if (parts.length == 2) {
            builder.optionalStart()
                    .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
                    .optionalEnd()
                    .appendPattern(parts[1]);
        }
        return builder.toFormatter(Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT);
    }

    // The strict resolver refuses dates that do not exist, and wants the year of the calendar instead of the era.
    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern.replace('y', 'u'), Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
    }
}
