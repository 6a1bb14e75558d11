package dev.deskpulse.scheduler.kpi;

import dev.deskpulse.scheduler.kpi.KpiProfile.ResponseStart;
import dev.deskpulse.scheduler.kpi.TicketFact.Effort;
import dev.deskpulse.scheduler.kpi.TicketFact.Mark;
import dev.deskpulse.scheduler.kpi.TicketFact.Resolution;
import dev.deskpulse.scheduler.kpi.TicketFact.Response;
import dev.deskpulse.ticket.Untold;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes away what a source cannot tell: the absence of replies in a log that knows none makes no ticket one-touch.
 *
 * @param profile under which the figures were measured; what they need depends on it
 */
record UntoldFigures(Set<Untold> untold, KpiProfile profile) {
    UntoldFigures {
        untold = Set.copyOf(untold);
    }

    TicketFact without(TicketFact fact) {
        if (untold.isEmpty()) {
            return fact;
        }
        Set<Mark> marks = EnumSet.noneOf(Mark.class);
        marks.addAll(fact.marks());
        untold.forEach(one -> marks.add(mark(one)));
        return new TicketFact(
                fact.ticket(),
                fact.labels(),
                fact.arrival(),
                response(fact.response()),
                resolution(fact.resolution()),
                effort(fact.effort()),
                fact.survey(),
                fact.mood(),
                fact.sla(),
                fact.open(),
                fact.stages(),
                marks);
    }

    private static Mark mark(Untold untold) {
        return switch (untold) {
            case OPENING -> Mark.OPENING_UNTOLD;
            case REPLIES -> Mark.REPLIES_UNTOLD;
            case AGENTS -> Mark.AGENTS_UNTOLD;
            case TEAMS -> Mark.TEAMS_UNTOLD;
            case CUSTOMER_WAITS -> Mark.CUSTOMER_WAITS_UNTOLD;
            case THIRD_PARTY_WAITS -> Mark.THIRD_PARTY_WAITS_UNTOLD;
            case REOPENS -> Mark.REOPENS_UNTOLD;
        };
    }

    private boolean tells(Untold... needed) {
        return Set.of(needed).stream().noneMatch(untold::contains);
    }

    private static <T> @Nullable T where(boolean told, @Nullable T value) {
        return told ? value : null;
    }

    private Response response(Response of) {
        if (!tells(Untold.REPLIES)) {
            return new Response(null, null, null, 0, List.of());
        }
        boolean started =
                tells(Untold.OPENING) && (profile.responseStart() != ResponseStart.ASSIGNMENT || tells(Untold.AGENTS));
        return new Response(
                of.firstAt(),
                where(started, of.first()),
                where(tells(Untold.OPENING), of.last()),
                of.agentReplies(),
                of.questions());
    }

    /** The first resolution that a log shows may not be the first where its beginning is missing. */
    private Resolution resolution(Resolution of) {
        boolean begun = tells(Untold.OPENING);
        boolean timed = begun
                && switch (profile.resolutionRule()) {
                    case WHOLE -> true;
                    case OPEN_ONLY -> tells(Untold.REOPENS);
                    case WITHOUT_CUSTOMER -> tells(Untold.REOPENS, Untold.CUSTOMER_WAITS);
                };
        return new Resolution(
                where(begun, of.firstAt()),
                where(begun, of.firstDay()),
                where(timed, of.first()),
                of.at(),
                of.day(),
                of.hour(),
                where(timed, of.full()),
                where(tells(Untold.OPENING, Untold.REOPENS), of.reopens()));
    }

    private Effort effort(Effort of) {
        boolean begun = tells(Untold.OPENING);
        boolean desk = begun && tells(Untold.CUSTOMER_WAITS);
        boolean handled = begun
                && switch (profile.handlingRule()) {
                    case ASSIGNED -> tells(Untold.AGENTS);
                    case DESK -> desk;
                    case LOGGED -> true;
                };
        return new Effort(
                where(desk, of.waitingOnDesk()),
                where(desk, of.waitingOnCustomer()),
                where(begun && tells(Untold.THIRD_PARTY_WAITS), of.waitingOnThirdParty()),
                where(handled, of.handling()),
                where(begun && tells(Untold.REPLIES), of.oneTouch()),
                where(begun && tells(Untold.AGENTS), of.transfers()),
                where(begun && tells(Untold.TEAMS), of.teamTransfers()));
    }
}
