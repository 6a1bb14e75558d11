package dev.deskpulse.scheduler.job;

import java.text.ParseException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.Optional;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.quartz.CronExpression;

/**
 * When a task runs.
 *
 * @param cron Quartz's six or seven fields, seconds first: {@code 0 0/15 * * * ?}
 * @param zone the zone the cron expression is meant in; a time that summer time skips runs at the next one
 */
public record Schedule(String cron, ZoneId zone) {
    /** @throws IllegalArgumentException that says what is wrong with the cron expression */
    public Schedule {
        try {
            // Some that Quartz takes, such as the month L, it cannot reckon with.
            new CronExpression(cron).getNextValidTimeAfter(Date.from(Instant.EPOCH));
        } catch (ParseException | RuntimeException e) {
            throw new IllegalArgumentException(
                    "'" + cron + "' is not a cron expression (" + e.getMessage()
                            + "); it has six fields: second minute hour day-of-month month day-of-week, such as"
                            + " '0 0/15 * * * ?' for every 15 minutes",
                    e);
        }
    }

    /** The first time after the given one, if there is any. */
    public Optional<Instant> after(Instant moment) {
        @Nullable Date next = expression().getNextValidTimeAfter(Date.from(moment));
        return Optional.ofNullable(next).map(Date::toInstant);
    }

    /** The next times after the given one, soonest first. */
    public Stream<Instant> next(Instant moment) {
        return Stream.iterate(after(moment), Optional::isPresent, last -> last.flatMap(this::after))
                .flatMap(Optional::stream);
    }

    private CronExpression expression() {
        try {
            CronExpression expression = new CronExpression(cron);
            expression.setTimeZone(TimeZone.getTimeZone(zone));
            return expression;
        } catch (ParseException e) {
            throw new IllegalStateException("the constructor has checked " + cron, e);
        }
    }
}
