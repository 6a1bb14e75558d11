package dev.deskpulse.scheduler.kpi;

import dev.deskpulse.scheduler.sight.Scope;
import dev.deskpulse.ticket.TicketId;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that the KPIs need of one ticket, computed from its history. Days and hours are in the desk's zone; durations are
 * whole seconds, elapsed unless the name says business. What is not known, or not yet, is null: never 0 and never a
 * guess.
 *
 * @param mood how the customer's mood moved; null where the ticket has no tags
 * @param sla one entry for each SLA cycle that is decided
 * @param open the days over whose end the ticket was open
 * @param stages where its order was, one after the other
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
        @Nullable Mood mood,
        List<SlaOutcome> sla,
        List<OpenSpell> open,
        List<OrderStage> stages,
        Set<Mark> marks)
        implements Serializable {

    public TicketFact {
        sla = List.copyOf(sla);
        open = List.copyOf(open);
        stages = List.copyOf(stages);
        EnumSet<Mark> copy = EnumSet.noneOf(Mark.class);
        copy.addAll(marks);
        marks = Collections.unmodifiableSet(copy);
    }

    /** A fault in the source's data, or a thing it does not tell. The values it would spoil are left empty. */
    public enum Mark {
        /** History entries are out of order, or older than the ticket. */
        CLOCK_BACKWARDS,
        /** A value changed without an entry that says so. */
        HISTORY_GAP,
        /** A status of the history has no known category and no resolution tells either. */
        UNKNOWN_STATUS,
        /** An agent's reply is older than the ticket. */
        REPLY_BEFORE_CREATION,
        /** The source says that the ticket was resolved before it was created. */
        RESOLVED_BEFORE_CREATION,
        /** A milestone of the order is before the one that precedes it. */
        ORDER_BACKWARDS,
        /** An answer is no number, or outside of its scale. */
        UNREADABLE_ANSWER,
        /** An SLA cycle stops before it starts. */
        SLA_BACKWARDS,
        /** What the source has of the ticket starts after its opening. */
        OPENING_UNTOLD,
        /** The source knows no replies of agents. */
        REPLIES_UNTOLD,
        /** The source does not say who has a ticket. */
        AGENTS_UNTOLD,
        /** The source does not say which team has a ticket. */
        TEAMS_UNTOLD,
        /** The source does not say when a ticket waits on the customer. */
        CUSTOMER_WAITS_UNTOLD,
        /** The source does not say when a ticket waits on a third party. */
        THIRD_PARTY_WAITS_UNTOLD,
        /** The source cannot say that a ticket was opened again. */
        REOPENS_UNTOLD
    }

    /** A duration in whole seconds, and the part of it that is business time. */
    public record Time(long seconds, long businessSeconds) implements Serializable {}

    /**
     * What a ticket can be sliced by; null where the site does not say.
     *
     * @param scope who sees it: the text of its {@link Scope}
     * @param agent who was assigned at the latest resolution; while open, who is assigned
     * @param team the same of the team
     * @param topic the mapped extra field named {@code topic}; where it says nothing, see {@link FactsByTopic}
     * @param segment of the customer: the mapped extra field named {@code segment}
     * @param own values of further mapped fields, by their slot from 1 to {@link OwnFields#MOST}
     */
    public record Labels(
            String key,
            String source,
            String project,
            String scope,
            String type,
            @Nullable String channel,
            @Nullable String agent,
            @Nullable String team,
            @Nullable String kind,
            @Nullable String topic,
            @Nullable String sentiment,
            @Nullable String language,
            @Nullable String product,
            @Nullable String region,
            @Nullable String segment,
            @Nullable String priority,
            @Nullable String customer,
            @Nullable String organisation,
            Map<Integer, String> own)
            implements Serializable {
        public Labels {
            channel = told(channel);
            agent = told(agent);
            team = told(team);
            topic = told(topic);
            product = told(product);
            region = told(region);
            segment = told(segment);
            priority = told(priority);
            customer = told(customer);
            organisation = told(organisation);
            own = Map.copyOf(own);
        }

        /** A field that was left blank says no more than one that is missing. */
        private static @Nullable String told(@Nullable String value) {
            return value == null || value.isBlank() ? null : value;
        }
    }

    public record Arrival(Instant at, LocalDate day, int hour) implements Serializable {}

    /**
     * The public replies by agents.
     *
     * @param first how long the first took; null until it happens
     * @param last how long after the creation the latest came
     * @param agentReplies how many public replies agents wrote, the opening comment not counted
     * @param questions of the customer after the first response
     */
    public record Response(
            @Nullable Instant firstAt,
            @Nullable Time first,
            @Nullable Time last,
            int agentReplies,
            List<Question> questions)
            implements Serializable {
        public Response {
            questions = List.copyOf(questions);
        }
    }

    /** @param answered after how long; null while nobody has answered */
    public record Question(LocalDate day, @Nullable Time answered) implements Serializable {}

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
            @Nullable Time first,
            @Nullable Instant at,
            @Nullable LocalDate day,
            @Nullable Integer hour,
            @Nullable Time full,
            @Nullable Integer reopens)
            implements Serializable {}

    /**
     * Where the time went, from creation to the latest resolution; all null while the ticket is open, since the running
     * wait has no end yet.
     *
     * @param handling time open and assigned to somebody, or as the profile says
     * @param oneTouch resolved with few public agent replies
     * @param transfers from one person to another
     * @param teamTransfers from one team to another
     */
    public record Effort(
            @Nullable Time waitingOnDesk,
            @Nullable Time waitingOnCustomer,
            @Nullable Time waitingOnThirdParty,
            @Nullable Time handling,
            @Nullable Boolean oneTouch,
            @Nullable Integer transfers,
            @Nullable Integer teamTransfers)
            implements Serializable {
        static final Effort OPEN = new Effort(null, null, null, null, null, null, null);
    }

    /**
     * What the customer answered.
     *
     * @param effort 1 (hard) to 7 (easy)
     * @param facets answers from 1 to 5, by what was asked
     * @param day the day a survey belongs to: the latest resolution's, else the answer's, else the creation's; null where
     *     neither a resolution nor an answer calls for one
     */
    public record Survey(
            @Nullable Integer csat,
            @Nullable Integer nps,
            @Nullable Integer effort,
            Map<String, Integer> facets,
            @Nullable LocalDate day)
            implements Serializable {
        public Survey {
            facets = Map.copyOf(facets);
        }
    }

    /** @param shift the last score less the first, −2 to 2 */
    public record Mood(String course, double shift) implements Serializable {}

    /**
     * A decided SLA cycle: stopped, or breached while it still runs.
     *
     * @param day when it stopped, or was breached
     */
    public record SlaOutcome(String name, LocalDate day, boolean met, long elapsedSeconds, long goalSeconds)
            implements Serializable {}

    /**
     * Days over whose end the ticket was open.
     *
     * @param from first such day
     * @param until the day on which it was done; exclusive; null while open
     */
    public record OpenSpell(LocalDate from, @Nullable LocalDate until) implements Serializable {}

    /**
     * An order on the way to a milestone.
     *
     * @param untilDay the day on which it was reached; null while it waits
     * @param time null while it waits
     */
    public record OrderStage(
            Stage stage,
            Instant from,
            LocalDate fromDay,
            @Nullable LocalDate untilDay,
            @Nullable Time time) implements Serializable {}

    /** What an order waits for. */
    public enum Stage {
        CONFIRM,
        SHIP,
        COMPLETE
    }
}
