package dev.deskpulse.scheduler.kpi.oracle;

import dev.deskpulse.ticket.Change;
import dev.deskpulse.ticket.Message;
import dev.deskpulse.ticket.SlaCycle;
import dev.deskpulse.ticket.Ticket;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The same ticket with less of it. */
final class Parts {
    private Parts() {}

    static Ticket withSla(Ticket t, List<SlaCycle> cycles) {
        return with(t, t.messages(), t.history(), cycles);
    }

    /** Every ticket that lacks one message, change or SLA cycle of this one. */
    static List<Ticket> smaller(Ticket t) {
        return Stream.of(
                        without(t.messages()).map(less -> with(t, less, t.history(), t.slaCycles())),
                        without(t.history()).map(less -> with(t, t.messages(), less, t.slaCycles())),
                        without(t.slaCycles()).map(less -> with(t, t.messages(), t.history(), less)))
                .flatMap(tickets -> tickets)
                .toList();
    }

    private static <T> Stream<List<T>> without(List<T> all) {
        return IntStream.range(0, all.size()).mapToObj(i -> {
            List<T> less = new ArrayList<>(all);
            less.remove(i);
            return less;
        });
    }

    private static Ticket with(Ticket t, List<Message> messages, List<Change> history, List<SlaCycle> cycles) {
        return new Ticket(
                t.id(),
                t.source(),
                t.key(),
                t.project(),
                t.type(),
                t.summary(),
                t.description(),
                t.lifecycle(),
                t.parties(),
                t.subject(),
                t.priority(),
                t.labels(),
                messages,
                history,
                cycles,
                t.satisfaction(),
                t.npsAnswer(),
                t.fields());
    }
}
