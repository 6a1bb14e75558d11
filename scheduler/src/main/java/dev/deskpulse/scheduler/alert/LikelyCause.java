package dev.deskpulse.scheduler.alert;

import dev.deskpulse.progress.Progress;
import dev.deskpulse.scheduler.alert.RecentTickets.Mark;
import dev.deskpulse.scheduler.alert.RecentTickets.Slice;
import dev.deskpulse.scheduler.rootcause.Comparison;
import dev.deskpulse.scheduler.rootcause.Localisation;
import dev.deskpulse.scheduler.rootcause.Localiser;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where within its slice an event comes from: the slice that the localiser names for the hours of the event against the
 * eight weeks before; where it names none, the deepest slice that carries most of the excess.
 */
final class LikelyCause {
    private static final double MOST_OF_IT = 0.7;
    private static final double CERTAIN = 0.01;
    private static final double CARRIES = 0.5;

    /** Fewer tickets of the time before do not tell what is usual in a slice. */
    private static final int ENOUGH = 10;

    private final RecentTickets tickets;

    LikelyCause(RecentTickets tickets) {
        this.tickets = tickets;
    }

    /** The alarm's slice and what narrows it down. */
    Map<String, String> of(Alarm alarm) {
        Map<String, String> own = tickets.named(alarm.slice());
        if (alarm.signal() == Signal.DROP) {
            return own;
        }
        Optional<Map<String, String>> localised =
                alarm.signal() == Signal.SLA_AT_RISK ? Optional.empty() : localised(alarm);
        Map<String, String> cause = new TreeMap<>(localised.orElseGet(() -> deepest(alarm)));
        cause.putAll(own);
        return cause;
    }

    private static Mark mark(Alarm alarm) {
        return switch (alarm.signal()) {
            case COMPLAINTS -> Mark.COMPLAINT;
            case SENTIMENT -> Mark.NEGATIVE;
            default -> Mark.ANY;
        };
    }

    private Optional<Map<String, String>> localised(Alarm alarm) {
        Map<List<String>, double[]> leaves = leaves(alarm);
        List<String> dimensions = others(alarm.slice()).stream()
                .map(RecentTickets.DIMENSIONS::get)
                .toList();
        Comparison.Builder rows = Comparison.ofSums(dimensions);
        double share = share(alarm);
        leaves.forEach((values, counts) -> rows.add(values, counts[0], counts[1] * share, 1));
        return Localiser.run(rows.build(), Progress.SILENT).elements().stream()
                .filter(element -> element.contribution() >= CARRIES && element.pValue() < CERTAIN)
                .filter(element -> !element.values().containsValue(""))
                .findFirst()
                .map(Localisation.Element::values);
    }

    /** Of the time before, how long the event's hours are. */
    private double share(Alarm alarm) {
        double before = Duration.between(Instant.ofEpochSecond(tickets.at(0)), alarm.from())
                .toSeconds();
        return alarm.window().toSeconds() / Math.max(1, before);
    }

    private static List<Integer> others(Slice slice) {
        List<Integer> others = new ArrayList<>();
        for (int d = 0; d < RecentTickets.DIMENSIONS.size(); d++) {
            if (d != slice.dimension()) {
                others.add(d);
            }
        }
        return others;
    }

    /** Counts in the event's hours and before them, by the values of the other dimensions. */
    private Map<List<String>, double[]> leaves(Alarm alarm) {
        Map<List<String>, double[]> leaves = new HashMap<>();
        List<Integer> others = others(alarm.slice());
        long from = alarm.from().getEpochSecond();
        for (int position : tickets.positions(alarm.slice(), mark(alarm), Long.MIN_VALUE, Long.MAX_VALUE)) {
            List<String> values = others.stream()
                    .map(d -> tickets.name(d, tickets.code(d, position)))
                    .toList();
            leaves.computeIfAbsent(values, v -> new double[2])[tickets.at(position) >= from ? 0 : 1]++;
        }
        return leaves;
    }

    /** Adds the value that carries most of the excess, as long as one does. */
    private Map<String, String> deepest(Alarm alarm) {
        Map<String, String> cause = new TreeMap<>();
        List<Integer> left = new ArrayList<>(others(alarm.slice()));
        List<Integer> now = alarm.tickets();
        List<Integer> before = tickets.positions(
                alarm.slice(), mark(alarm), Long.MIN_VALUE, alarm.from().getEpochSecond());
        // What is at risk was not counted over hours: as many as expected are spread over the tickets as these are.
        double share =
                alarm.signal() == Signal.SLA_AT_RISK ? alarm.expected() / Math.max(1, before.size()) : share(alarm);
        List<Integer> desk = tickets.positions(
                Slice.WHOLE, Mark.ANY, Long.MIN_VALUE, alarm.from().getEpochSecond());
        Optional<Slice> next = carrier(now, before, desk, share, left);
        while (next.isPresent()) {
            Slice part = next.get();
            cause.putAll(tickets.named(part));
            left.remove((Integer) part.dimension());
            now = now.stream().filter(i -> tickets.isIn(i, part)).toList();
            before = before.stream().filter(i -> tickets.isIn(i, part)).toList();
            next = carrier(now, before, desk, share, left);
        }
        return cause;
    }

    /**
     * A value that most of the tickets share now and that not most of them shared before; where there were too few before,
     * not most of the desk's: what all tickets have in common tells nothing of these.
     */
    private Optional<Slice> carrier(
            List<Integer> now, List<Integer> before, List<Integer> desk, double share, List<Integer> dimensions) {
        List<Integer> usual = before.size() < ENOUGH ? desk : before;
        double excess = now.size() - share * before.size();
        for (int d : dimensions) {
            Map<Integer, Double> excesses = new HashMap<>();
            now.forEach(i -> excesses.merge(tickets.code(d, i), 1.0, Double::sum));
            before.forEach(i -> excesses.merge(tickets.code(d, i), -share, Double::sum));
            Optional<Integer> most = excesses.entrySet().stream()
                    .filter(value -> value.getKey() != 0 && value.getValue() >= MOST_OF_IT * excess)
                    .map(Map.Entry::getKey)
                    .filter(code -> !usual.isEmpty()
                            && usual.stream()
                                            .filter(i -> tickets.code(d, i) == code)
                                            .count()
                                    <= MOST_OF_IT * usual.size())
                    .findFirst();
            if (excess > 0 && most.isPresent()) {
                return Optional.of(new Slice(d, most.get()));
            }
        }
        return Optional.empty();
    }
}
