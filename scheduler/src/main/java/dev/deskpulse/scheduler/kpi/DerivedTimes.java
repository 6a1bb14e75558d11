package dev.deskpulse.scheduler.kpi;

import dev.deskpulse.connector.sync.FieldMapping.WaitingOn;
import dev.deskpulse.scheduler.kpi.Derivation.Figure;
import dev.deskpulse.scheduler.kpi.KpiProfile.HandlingRule;
import dev.deskpulse.scheduler.kpi.KpiProfile.ResolutionRule;
import dev.deskpulse.scheduler.kpi.TicketFact.Time;
import dev.deskpulse.ticket.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How a ticket's durations come about. */
record DerivedTimes(TicketHistory history, TicketFact fact, DerivedText text) {
    Figure firstResponse() {
        List<String> steps = new ArrayList<>();
        Instant first = fact.response().firstAt();
        String rule = KpiProfile.label(history.profile().responseStart());
        Optional<Instant> start = ResponseTimes.start(history, first);
        steps.add(start.map(from -> text.at(from) + "  the clock starts (" + rule + ")")
                .orElse("the clock never starts (" + rule + ")"));
        for (Replies.Judged judged : history.replies().messages()) {
            Instant created = judged.message().created();
            if (first == null || !created.isAfter(first)) {
                steps.add(text.at(created) + "  " + said(judged.verdict()));
            }
        }
        steps.addAll(withoutReply());
        if (first != null) {
            start.flatMap(from -> Interval.of(from, first, first))
                    .ifPresent(counted -> steps.addAll(text.business(List.of(counted))));
        }
        return figure("first-response", fact.response().first(), steps);
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

    /** Why there is no response; empty where there is one. */
    private List<String> withoutReply() {
        if (history.replies().beforeCreation()) {
            return List.of("a reply is older than the ticket: no response can be told");
        }
        return history.replies().first().isPresent() ? List.of() : List.of("no agent has replied in public yet");
    }

    Figure nextResponse() {
        List<ResponseTimes.Asked> asked = history.replies().beforeCreation() ? List.of() : ResponseTimes.asked(history);
        List<String> steps = new ArrayList<>(withoutReply());
        if (asked.isEmpty() && steps.isEmpty()) {
            steps.add("the customer has asked nothing since the first response");
        }
        for (ResponseTimes.Asked question : asked) {
            steps.add(text.at(question.at()) + "  the customer asks");
            if (question.answered() == null) {
                steps.add("nobody has answered it yet");
            } else {
                steps.add(text.at(question.answered()) + "  an agent's next public reply: counts");
                steps.addAll(text.business(List.of(new Interval(question.at(), question.answered()))));
            }
        }
        String value = fact.response().questions().stream()
                .map(question -> DerivedText.text(question.answered()))
                .collect(Collectors.joining("; "));
        return new Figure("next-response", value.isEmpty() ? DerivedText.NONE : value, steps);
    }

    Figure lastResponse() {
        List<String> steps = new ArrayList<>(withoutReply());
        history.replies().last().map(Message::created).ifPresent(last -> {
            steps.add(text.at(last) + "  the latest public reply of an agent");
            if (history.resolved() == null) {
                steps.add("counts in figures once the ticket is done");
            }
            steps.addAll(text.business(List.of(new Interval(history.created(), last))));
        });
        return figure("last-response", fact.response().last(), steps);
    }

    Figure firstResolution() {
        Instant first = history.done().firstDone().orElse(null);
        List<String> steps = new ArrayList<>();
        if (first == null) {
            steps.add(
                    history.done().isTold()
                            ? "it has never been done"
                            : "the history does not tell when it was done first");
        } else {
            steps.add(text.at(first) + "  done for the first time");
            steps.addAll(counted(first));
        }
        return figure("first-resolution", fact.resolution().first(), steps);
    }

    Figure resolution() {
        List<String> steps = new ArrayList<>();
        steps.add("counts " + KpiProfile.label(history.profile().resolutionRule()) + ", business time by the calendar "
                + KpiProfile.label(history.profile().calendarRule()));
        for (DoneTimeline.Turn turn : history.done().turns()) {
            steps.add(text.at(turn.from()) + "  " + (turn.done() ? "done" : "open"));
        }
        if (!history.done().isTold()) {
            steps.add("the history does not tell; the source says "
                    + (history.resolved() == null ? "nothing" : "done at " + text.at(history.resolved())));
        }
        if (history.resolved() == null) {
            steps.add(open());
        } else {
            steps.addAll(counted(history.resolved()));
        }
        return figure("resolution", fact.resolution().full(), steps);
    }

    private String open() {
        return history.done().isTold()
                ? "it is open: counts once it is done for good"
                : "when it was done is not known";
    }

    /** What of the time to a resolution counts; or why none is told. */
    private List<String> counted(Instant end) {
        ResolutionRule rule = history.profile().resolutionRule();
        if (rule == ResolutionRule.WHOLE) {
            return text.business(List.of(new Interval(history.created(), end)));
        }
        if (!history.done().isTold()) {
            return List.of("which of the time it was open is not known");
        }
        if (rule == ResolutionRule.OPEN_ONLY) {
            return text.business(history.open(end));
        }
        return ResolutionTimes.withoutCustomer(history, end)
                .map(text::business)
                .orElse(List.of("the history of the status does not tell how long it waited on the customer"));
    }

    Figure waitingOnDesk() {
        boolean both = history.profile().thirdPartyRule() == KpiProfile.ThirdPartyRule.DESK;
        List<WaitingOn> whom = both ? List.of(WaitingOn.DESK, WaitingOn.THIRD_PARTY) : List.of(WaitingOn.DESK);
        return waiting("waiting-desk", fact.effort().waitingOnDesk(), whom);
    }

    Figure waitingOnCustomer() {
        return waiting("waiting-customer", fact.effort().waitingOnCustomer(), List.of(WaitingOn.CUSTOMER));
    }

    Figure waitingOnThirdParty() {
        Time time = fact.effort().waitingOnThirdParty();
        return history.profile().thirdPartyRule() == KpiProfile.ThirdPartyRule.DESK && time != null
                ? new Figure(
                        "waiting-third-party",
                        DerivedText.text(time),
                        List.of("waiting on third parties counts as waiting on the desk here"))
                : waiting("waiting-third-party", time, List.of(WaitingOn.THIRD_PARTY));
    }

    private Figure waiting(String name, @Nullable Time time, List<WaitingOn> whom) {
        return figure(name, time, waits(whom));
    }

    /** Each status that waits on them up to the resolution, with how long it lasted; or why none is told. */
    private List<String> waits(List<WaitingOn> whom) {
        Instant end = history.resolved();
        if (!history.waits().known()) {
            return List.of("the history of the status does not tell whom it waited on");
        }
        if (end == null) {
            return List.of(open());
        }
        List<String> steps = new ArrayList<>();
        for (StatusStays.Stay stay : history.waits().stays()) {
            if (stay.on().filter(whom::contains).isPresent()) {
                Interval.of(stay.from(), stay.until(), end)
                        .ifPresent(waited -> steps.add(text.at(waited.from()) + "  " + stay.status() + ": waits on "
                                + KpiProfile.label(stay.on().orElseThrow()) + ", " + text.lasting(waited)));
            }
        }
        return steps.isEmpty() ? List.of("none of its statuses waits on them") : steps;
    }

    Figure handling() {
        HandlingRule rule = history.profile().handlingRule();
        List<String> steps = new ArrayList<>();
        steps.add("counts " + KpiProfile.label(rule));
        if (history.resolved() == null) {
            steps.add(open());
        } else {
            steps.addAll(
                    switch (rule) {
                        case ASSIGNED -> assigned(history.resolved());
                        case DESK -> waits(List.of(WaitingOn.DESK));
                        case LOGGED ->
                            List.of(
                                    fact.effort().handling() == null
                                            ? "nobody has logged work on it"
                                            : "the work that people logged; elapsed and business are the same");
                    });
        }
        return figure("handling-time", fact.effort().handling(), steps);
    }

    private List<String> assigned(Instant end) {
        if (!history.assignee().sound()) {
            return List.of("the history of the assignee has a gap");
        }
        if (!history.done().isTold()) {
            return List.of("the history of the status does not tell when it was open");
        }
        List<String> steps = new ArrayList<>();
        for (FieldTimeline.Stay stay : history.assignee().stays()) {
            steps.add(text.at(stay.from()) + "  " + (stay.value() == null ? "assigned to nobody" : "assigned"));
        }
        Interval.common(history.open(end), history.assigned(end))
                .forEach(worked ->
                        steps.add(text.at(worked.from()) + "  open and assigned for " + text.lasting(worked)));
        return steps;
    }

    private static Figure figure(String name, @Nullable Time time, List<String> steps) {
        return new Figure(name, DerivedText.text(time), steps);
    }
}
