package dev.deskpulse.scheduler.kpi;

import dev.deskpulse.connector.sync.FieldMapping.WaitingOn;
import dev.deskpulse.scheduler.kpi.TicketFact.Time;
import dev.deskpulse.ticket.Change;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the time of a resolved ticket went, and through how many hands it passed. */
final class Efforts {
    private static final String LOGGED_WORK = "timespent";

    private Efforts() {}

    static TicketFact.Effort of(TicketHistory history) {
        Instant end = history.resolved();
        if (end == null) {
            return TicketFact.Effort.OPEN;
        }
        boolean thirdPartyApart = history.profile().thirdPartyRule() == KpiProfile.ThirdPartyRule.OWN;
        return new TicketFact.Effort(
                desk(history, end).map(waits -> sum(history, waits)).orElse(null),
                waiting(history, WaitingOn.CUSTOMER, end),
                thirdPartyApart || !history.waits().known()
                        ? waiting(history, WaitingOn.THIRD_PARTY, end)
                        : new Time(0, 0),
                handling(history, end),
                history.replies().replies().size() <= history.profile().oneTouchReplies(),
                history.done().isTold() ? transfers(history.assignee(), end) : null,
                transfers(history.team(), end));
    }

    private static Time sum(TicketHistory history, List<Interval> intervals) {
        return Interval.sum(intervals, history.clock());
    }

    private static @Nullable Time waiting(TicketHistory history, WaitingOn whom, Instant end) {
        return history.waiting(whom, end).map(waits -> sum(history, waits)).orElse(null);
    }

    private static Optional<List<Interval>> desk(TicketHistory history, Instant end) {
        Optional<List<Interval>> desk = history.waiting(WaitingOn.DESK, end);
        if (history.profile().thirdPartyRule() == KpiProfile.ThirdPartyRule.OWN) {
            return desk;
        }
        return desk.map(waits -> {
            List<Interval> both = new ArrayList<>(waits);
            history.waiting(WaitingOn.THIRD_PARTY, end).ifPresent(both::addAll);
            return both;
        });
    }

    private static @Nullable Time handling(TicketHistory history, Instant end) {
        return switch (history.profile().handlingRule()) {
            case ASSIGNED ->
                history.assignee().sound() && history.done().isTold()
                        ? sum(history, Interval.common(history.open(end), history.assigned(end)))
                        : null;
            case DESK -> waiting(history, WaitingOn.DESK, end);
            case LOGGED ->
                logged(history).map(worked -> new Time(worked, worked)).orElse(null);
        };
    }

    /** The field's last value; people log what they worked, so that elapsed and business are the same. */
    static Optional<Long> logged(TicketHistory history) {
        return history.ticket().history().stream()
                .filter(change -> change.isOf(LOGGED_WORK))
                .reduce((a, b) -> b)
                .map(Change::to)
                .filter(seconds -> seconds.matches("\\d{1,10}"))
                .map(Long::valueOf);
    }

    private static @Nullable Integer transfers(FieldTimeline timeline, Instant end) {
        return timeline.sound() ? (Integer) transferred(timeline, end).size() : null;
    }

    /** When it went from one value to another, whatever lies between them; of a history without a gap. */
    static List<Instant> transferred(FieldTimeline timeline, Instant end) {
        List<Instant> transferred = new ArrayList<>();
        String holder = null;
        for (FieldTimeline.Stay stay : timeline.stays()) {
            String value = stay.value();
            if (value != null && !stay.from().isAfter(end)) {
                if (holder != null && !holder.equals(value)) {
                    transferred.add(stay.from());
                }
                holder = value;
            }
        }
        return transferred;
    }
}
