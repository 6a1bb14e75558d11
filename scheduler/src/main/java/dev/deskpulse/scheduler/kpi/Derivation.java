package dev.deskpulse.scheduler.kpi;

import dev.deskpulse.scheduler.kpi.TicketFact.Time;
import dev.deskpulse.ticket.Ticket;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How one ticket's figures come about, step by step. Roles and times only: no text of the ticket and nobody's name.
 *
 * @param profile whose definitions these are
 * @param figures in a fixed order, the same under every profile
 * @param marks what is wrong with the history
 */
public record Derivation(String profile, List<Figure> figures, List<String> marks) {
    public Derivation {
        figures = List.copyOf(figures);
        marks = List.copyOf(marks);
    }

    /**
     * One figure.
     *
     * @param value such as {@code 2h 5m elapsed, 1h 0m business}; a dash where there is none
     * @param steps what was counted, what was not and why
     */
    public record Figure(String name, String value, List<String> steps) {
        public Figure {
            steps = List.copyOf(steps);
        }
    }

    /** What a measurer makes of a ticket. */
    public static Derivation of(TicketMeasurer measurer, Ticket ticket) {
        TicketHistory history = measurer.history(ticket);
        TicketFact fact = measurer.measure(ticket, null);
        ZoneId zone = measurer.hours().zone();
        TicketFact.Effort effort = fact.effort();
        List<Figure> figures = List.of(
                new Figure("first-response", text(fact.response().first()), responseSteps(history, fact, zone)),
                new Figure("next-response", questions(fact), List.of()),
                new Figure("last-response", text(fact.response().last()), List.of()),
                new Figure("first-resolution", text(fact.resolution().first()), List.of()),
                new Figure("resolution", text(fact.resolution().full()), resolutionSteps(history, zone)),
                new Figure("reopens", text(fact.resolution().reopens()), List.of()),
                new Figure("waiting-desk", text(effort.waitingOnDesk()), waitSteps(history, zone)),
                new Figure("waiting-customer", text(effort.waitingOnCustomer()), List.of()),
                new Figure("waiting-third-party", text(effort.waitingOnThirdParty()), List.of()),
                new Figure("handling-time", text(effort.handling()), handlingSteps(history, zone)),
                new Figure("one-touch", text(effort.oneTouch()), List.of(oneTouch(history))),
                new Figure("transfers", text(effort.transfers()), List.of()),
                new Figure("team-transfers", text(effort.teamTransfers()), List.of()));
        return new Derivation(
                measurer.profile().name(),
                figures,
                fact.marks().stream().map(KpiProfile::label).toList());
    }

    private static List<String> responseSteps(TicketHistory history, TicketFact fact, ZoneId zone) {
        List<String> steps = new ArrayList<>();
        Instant first = fact.response().firstAt();
        String rule = KpiProfile.label(history.profile().responseStart());
        steps.add(ResponseTimes.start(history, first)
                .map(start -> at(start, zone) + "  the clock starts (" + rule + ")")
                .orElse("the clock never starts (" + rule + ")"));
        for (Replies.Judged judged : history.replies().messages()) {
            Instant created = judged.message().created();
            if (first == null || !created.isAfter(first)) {
                steps.add(at(created, zone) + "  " + said(judged.verdict()));
            }
        }
        if (history.replies().beforeCreation()) {
            steps.add("a reply is older than the ticket: no response can be told");
        }
        return steps;
    }

    private static String said(Replies.Verdict verdict) {
        return switch (verdict) {
            case REPLY -> "an agent's public reply: counts";
            case OPENING -> "part of opening the ticket: does not count";
            case CUSTOMER -> "the customer writes: no response";
            case INTERNAL -> "an internal note: does not count";
            case AUTOMATION -> "automation: does not count";
        };
    }

    private static String questions(TicketFact fact) {
        return fact.response().questions().isEmpty()
                ? "–"
                : fact.response().questions().stream()
                        .map(question -> text(question.answered()))
                        .collect(Collectors.joining("; "));
    }

    private static List<String> resolutionSteps(TicketHistory history, ZoneId zone) {
        List<String> steps = new ArrayList<>();
        steps.add("counts " + KpiProfile.label(history.profile().resolutionRule()) + ", business time by the calendar "
                + KpiProfile.label(history.profile().calendarRule()));
        for (DoneTimeline.Turn turn : history.done().turns()) {
            steps.add(at(turn.from(), zone) + "  " + (turn.done() ? "done" : "open"));
        }
        if (!history.done().isTold()) {
            steps.add("the history does not tell; the source says "
                    + (history.resolved() == null ? "nothing" : "done at " + at(history.resolved(), zone)));
        }
        return steps;
    }

    private static List<String> waitSteps(TicketHistory history, ZoneId zone) {
        if (!history.waits().known()) {
            return List.of("the history of the status does not tell whom it waited on");
        }
        return history.waits().stays().stream()
                .map(stay -> at(stay.from(), zone) + "  " + stay.status() + ": waits on "
                        + stay.on().map(KpiProfile::label).orElse("?"))
                .toList();
    }

    private static List<String> handlingSteps(TicketHistory history, ZoneId zone) {
        List<String> steps = new ArrayList<>();
        steps.add("counts " + KpiProfile.label(history.profile().handlingRule()));
        if (history.profile().handlingRule() == KpiProfile.HandlingRule.ASSIGNED) {
            for (FieldTimeline.Stay stay : history.assignee().stays()) {
                steps.add(at(stay.from(), zone) + "  " + (stay.value() == null ? "assigned to nobody" : "assigned"));
            }
        }
        return steps;
    }

    private static String oneTouch(TicketHistory history) {
        return history.replies().replies().size() + " replies; at most "
                + history.profile().oneTouchReplies() + " is one-touch";
    }

    private static String at(Instant moment, ZoneId zone) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                moment.truncatedTo(ChronoUnit.SECONDS).atZone(zone));
    }

    private static String text(@Nullable Time time) {
        return time == null
                ? "–"
                : duration(time.seconds()) + " elapsed, " + duration(time.businessSeconds()) + " business";
    }

    private static String text(@Nullable Object value) {
        return value == null ? "–" : value.toString();
    }

    private static String duration(long seconds) {
        return String.format(Locale.ROOT, "%dh %02dm %02ds", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
}
