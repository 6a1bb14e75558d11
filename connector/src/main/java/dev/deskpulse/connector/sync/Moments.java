package dev.deskpulse.connector.sync;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;

/** Reads a moment in any of the forms Jira gives one. */
final class Moments {
    private static final long SECONDS_BELOW = 100_000_000_000L;
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2300-01-01T00:00:00Z");

    /** ISO, but with an offset that may lack its colon, and with seconds or time left out. */
    private static final DateTimeFormatter ANY = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd[['T'][' ']HH:mm[:ss]")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .appendPattern("[XXX][XX][X]]")
            .toFormatter()
            .withResolverStyle(ResolverStyle.STRICT);

    private Moments() {}

    /** @param zone in which a date without an offset is meant */
    static Optional<Instant> of(JsonNode value, ZoneId zone) {
        return read(value, zone).filter(at -> at.isAfter(EARLIEST) && at.isBefore(LATEST));
    }

    private static Optional<Instant> read(JsonNode value, ZoneId zone) {
        if (value.isObject()) {
            return ofObject(value, zone);
        }
        if (value.isNumber() && value.canConvertToLong()) {
            return ofEpoch(value.longValue());
        }
        return value.isTextual() ? ofText(value.textValue().strip(), zone) : Optional.empty();
    }

    /** A service desk's date. Its {@code friendly} text is in the reader's language ("yesterday"): never read. */
    private static Optional<Instant> ofObject(JsonNode value, ZoneId zone) {
        for (String form : new String[] {"epochMillis", "jira", "iso8601"}) {
            JsonNode given = value.path(form);
            Optional<Instant> read = given.isValueNode() ? read(given, zone) : Optional.empty();
            if (read.isPresent()) {
                return read;
            }
        }
        return Optional.empty();
    }

    private static Optional<Instant> ofEpoch(long number) {
        boolean seconds = number > -SECONDS_BELOW && number < SECONDS_BELOW;
        return Optional.of(seconds ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number));
    }

    private static Optional<Instant> ofText(String text, ZoneId zone) {
        try {
            if (text.length() > 8 && text.length() < 18 && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
                return ofEpoch(Long.parseLong(text));
            }
            TemporalAccessor read = ANY.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            if (read instanceof OffsetDateTime exact) {
                return Optional.of(exact.toInstant());
            }
            return Optional.of(
                    read instanceof LocalDateTime local
                            ? local.atZone(zone).toInstant()
                            : LocalDate.from(read).atStartOfDay(zone).toInstant());
        } catch (DateTimeException e) {
            // Not a date: the caller leaves the field empty and counts it.
            return Optional.empty();
        }
    }
}
