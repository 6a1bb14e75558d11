package dev.deskpulse.scheduler.cause;

import dev.deskpulse.scheduler.kpi.OwnFields;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What an admin says of causes.
 *
 * @param events that are known
 * @param incidents a ticket whose type or label holds one of these words tells of an incident
 * @param holidays public holidays of the desk's calendar
 * @param fields the site's own fields: one named {@code release} or {@code version} says what customers use, one named
 *     {@code labels} what tickets are labelled
 */
public record CauseSettings(
        List<DeskEvent> events, Set<String> incidents, SortedSet<LocalDate> holidays, OwnFields fields) {
    /** Words that types and labels of incident tickets have. */
    public static final Set<String> USUAL_INCIDENTS = Set.of("incident", "problem", "outage", "故障", "事故");

    public CauseSettings {
        events = List.copyOf(events);
        incidents = Set.copyOf(incidents);
        holidays = Collections.unmodifiableSortedSet(new TreeSet<>(holidays));
    }
}
