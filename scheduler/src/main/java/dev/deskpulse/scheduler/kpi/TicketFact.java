package dev.deskpulse.scheduler.kpi;

import dev.deskpulse.ticket.TicketId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that the KPIs need of one ticket, computed from its history. Days and hours are in the desk's zone; durations are
 * whole seconds, elapsed unless the name says business. What is not known, or not yet, is null: never 0 and never a
 * guess.
 *
 * @param sla one entry for each SLA cycle that is decided
 * @param open the days over whose end the ticket was open
 * @param marks why some of the values are missing
 */
public record TicketFact(
        TicketId ticket,
        Labels labels,
        Arrival arrival,
        Response response,
        Resolution resolution,
        Effort effort,
        Survey survey,
        List<SlaOutcome> sla,
        List<OpenSpell> open,
        Set<Mark> marks) {

    public TicketFact {
        sla = List.copyOf(sla);
        open = List.copyOf(open);
        EnumSet<Mark> copy = EnumSet.noneOf(Mark.class);
        copy.addAll(marks);
        marks = java.util.Collections.unmodifiableSet(copy);
    }

    /** A fault in the source's data. The values it would spoil are left empty. */
    public enum Mark {
        /** The history, or a part of it, is not in the order of its times, or is older than the ticket. */
        CLOCK_BACKWARDS,
        /** Entries of the history are missing: a value changes without an entry. */
        HISTORY_GAP,
        /** A status of the history has no known category and no resolution tells either. */
        UNKNOWN_STATUS,
        /** An agent's reply is older than the ticket. */
        REPLY_BEFORE_CREATION,
        /** The source says that the ticket was resolved before it was created. */
        RESOLVED_BEFORE_CREATION
    }

    /**
     * What a ticket can be sliced by; null where the site does not say.
     *
     * @param agent who was assigned at the latest resolution; while open, who is assigned
     * @param topic the mapped extra field named {@code topic}; where it says nothing, see {@link FactsByTopic}
     */
    public record Labels(
            String key,
            String source,
            String project,
            String type,
            @Nullable String channel,
            @Nullable String agent,
            @Nullable String kind,
            @Nullable String topic,
            @Nullable String sentiment,
            @Nullable String language,
            @Nullable String product,
            @Nullable String region,
            @Nullable String priority,
            @Nullable String customer,
            @Nullable String organisation) {}

    public record Arrival(Instant at, LocalDate day, int hour) {}

    /**
     * The first public reply by an agent.
     *
     * @param agentReplies how many public replies agents wrote, the opening comment not counted
     */
    public record Response(
            @Nullable Instant firstAt,
            @Nullable Long seconds,
            @Nullable Long businessSeconds,
            int agentReplies) {}

    /**
     * When the ticket was done.
     *
     * @param firstAt when it was done for the first time
     * @param at when it was done for good: the latest time; null while it is open again
     * @param hour of the day of {@code at}
     * @param reopens how often it left done for open; null where the history does not tell
     */
    public record Resolution(
            @Nullable Instant firstAt,
            @Nullable LocalDate firstDay,
            @Nullable Long firstSeconds,
            @Nullable Long firstBusinessSeconds,
            @Nullable Instant at,
            @Nullable LocalDate day,
            @Nullable Integer hour,
            @Nullable Long seconds,
            @Nullable Long businessSeconds,
            @Nullable Integer reopens) {}

    /**
     * Where the time went, from creation to the latest resolution; all null while the ticket is open, since the running
     * wait has no end yet.
     *
     * @param handlingSeconds time open and assigned to somebody
     * @param oneTouch resolved with fewer than two public agent replies
     */
    public record Effort(
            @Nullable Long waitingOnDesk,
            @Nullable Long waitingOnDeskBusiness,
            @Nullable Long waitingOnCustomer,
            @Nullable Long waitingOnThirdParty,
            @Nullable Long handlingSeconds,
            @Nullable Boolean oneTouch) {}

    /**
     * What the customer answered.
     *
     * @param day the day a survey belongs to: the latest resolution's, else the answer's, else the creation's; null where
     *     neither a resolution nor an answer calls for one
     */
    public record Survey(
            @Nullable Integer csat,
            @Nullable Integer nps,
            @Nullable LocalDate day) {}

    /**
     * A decided SLA cycle: stopped, or breached while it still runs.
     *
     * @param day when it stopped, or was breached
     */
    public record SlaOutcome(String name, LocalDate day, boolean met, long elapsedSeconds, long goalSeconds) {}

    /**
     * Days over whose end the ticket was open.
     *
     * @param from first such day
     * @param until the day on which it was done; exclusive; null while open
     */
    public record OpenSpell(LocalDate from, @Nullable LocalDate until) {}
}
