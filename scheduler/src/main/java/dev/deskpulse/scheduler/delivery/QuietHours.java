package dev.deskpulse.scheduler.delivery;

import dev.deskpulse.scheduler.alert.Alert;
import dev.deskpulse.scheduler.alert.Severity;
import dev.deskpulse.scheduler.kpi.BusinessCalendar;
import dev.deskpulse.scheduler.kpi.BusinessCalendar.Hours;
import dev.deskpulse.scheduler.kpi.SpecialDays;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** The hours in which people are not to be told. Their ends are in the desk's zone, summer time included. */
public final class QuietHours {
    /** Always told. */
    public static final QuietHours NONE = new QuietHours(ZoneOffset.UTC, Map.of(), true);

    private final BusinessCalendar quiet;
    private final boolean sendCritical;

    /**
     * @param week by the weekday on which they begin; those that end before they begin end on the next day
     * @param sendCritical whether a critical alert is told all the same
     * @throws IllegalArgumentException where the hours of a day overlap
     */
    public QuietHours(ZoneId zone, Map<DayOfWeek, List<Hours>> week, boolean sendCritical) {
        this.quiet = new BusinessCalendar(zone, week, SpecialDays.NONE);
        this.sendCritical = sendCritical;
    }

    /** Whether an alert is to wait now. */
    boolean holds(Alert alert, Instant now) {
        return !(sendCritical && alert.severity() == Severity.CRITICAL)
                && quiet.businessSeconds(now, now.plusSeconds(1)) > 0;
    }
}
