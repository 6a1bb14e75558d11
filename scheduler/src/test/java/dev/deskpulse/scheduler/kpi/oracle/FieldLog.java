package dev.deskpulse.scheduler.kpi.oracle;

import dev.deskpulse.ticket.Change;
import dev.deskpulse.ticket.Ticket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The log of one field of one ticket.
 *
 * @param whole as "The history of a field" says
 * @param values what it was from when on; the first from the creation; today's alone where the log is not whole
 * @param entries how many the log has
 */
record FieldLog(boolean whole, List<Value> values, int entries) {
    record Value(Instant from, String value) {}

    static FieldLog of(Ticket ticket, String field, boolean byName, String today) {
        Instant created = ticket.lifecycle().created();
        List<Change> log = ticket.history().stream()
                .filter(change -> change.field().equals(field))
                .toList();
        boolean whole = true;
        Instant before = created;
        String value = log.isEmpty()
                ? today
                : (byName ? log.get(0).fromText() : log.get(0).from());
        List<Value> values = new ArrayList<>(List.of(new Value(created, value)));
        for (Change change : log) {
            String from = byName ? change.fromText() : change.from();
            whole &= Objects.equals(from, value) && !change.at().isBefore(before);
            before = change.at();
            value = byName ? change.toText() : change.to();
            values.add(new Value(change.at(), value));
        }
        whole &= Objects.equals(value, today);
        return new FieldLog(whole, whole ? values : List.of(new Value(created, today)), log.size());
    }

    /** The value in force at a moment, with what changes at it. */
    String at(Instant moment) {
        String value = values.get(0).value();
        for (Value next : values) {
            value = next.from().isAfter(moment) ? value : next.value();
        }
        return value;
    }

    String today() {
        return values.get(values.size() - 1).value();
    }

    /** The same person after nobody is no change. */
    long changesOfHands(Instant until) {
        String last = null;
        long changes = 0;
        for (Value next : values) {
            if (next.value() == null || next.from().isAfter(until)) {
                continue;
            }
            changes += last != null && !last.equals(next.value()) ? 1 : 0;
            last = next.value();
        }
        return changes;
    }
}
