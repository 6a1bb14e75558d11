package dev.deskpulse.scheduler.alert;

import dev.deskpulse.scheduler.alert.RecentTickets.Mark;
import dev.deskpulse.scheduler.alert.RecentTickets.Slice;
import dev.deskpulse.scheduler.alert.RecentTickets.Times;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Looks at every slice over the last hours and days, as of one moment, from the facts alone: the same moment and facts
 * give the same alarms. The bar is set so that all looks of a month together raise less than one alarm by chance.
 */
final class Watch {
    private static final List<Duration> WINDOWS =
            List.of(Duration.ofHours(1), Duration.ofHours(6), Duration.ofHours(24), Duration.ofHours(72));

    private static final List<Signal> OF_SLICES =
            List.of(Signal.COMPLAINTS, Signal.SLA_AT_RISK, Signal.VOLUME, Signal.SENTIMENT, Signal.DROP);

    /** An SLA is at risk at a moment, not over a window: one look an hour is enough. */
    private static final Duration MOMENT = Duration.ofHours(1);

    private static final Duration SHORTEST_DROP = Duration.ofHours(6);
    private static final double FALSE_ALARMS_A_DAY = 4.0 / 30;
    private static final double LASTS = Math.log(0.01);
    private static final int LEAST = 5;
    private static final double RATIO = 1.5;

    private final RecentTickets tickets;
    private final SlaRisks sla;
    private final Instant now;
    private final List<Slice> slices;
    private final Set<String> social;
    private final Map<Duration, Odds> odds = new HashMap<>();
    private final Map<Slice, Map<Mark, Times>> times = new HashMap<>();
    private final double bar;

    /**
     * Prepares the looks as of a moment.
     *
     * @param most slices of each dimension
     * @param social names of the public channels
     */
    Watch(RecentTickets tickets, SlaRisks sla, Instant now, ZoneId zone, int most, Set<String> social) {
        this.tickets = tickets;
        this.sla = sla;
        this.now = now;
        this.social = social;
        long first = tickets.size() == 0 ? now.getEpochSecond() : tickets.at(0);
        LocalDateTime local = LocalDateTime.ofInstant(now, zone);
        this.slices = tickets.busiest(
                most, now.minus(Duration.ofDays(Odds.LEAST_DAYS)).getEpochSecond());
        WINDOWS.forEach(window -> odds.put(window, new Odds(local, window, zone, first)));
        double looksADay = WINDOWS.stream()
                .mapToDouble(window -> 24.0 / window.toHours() * signals(window) * slices.size())
                .sum();
        this.bar = Math.log(FALSE_ALARMS_A_DAY / looksADay);
    }

    private static long signals(Duration window) {
        return OF_SLICES.stream()
                .filter(signal -> signal != Signal.SLA_AT_RISK || window.equals(MOMENT))
                .count();
    }

    /** One for each event: of the alarms that it raises the one whose signal says most, and of those the least likely. */
    List<Alarm> alarms() {
        List<Alarm> all = slices.stream()
                .flatMap(slice -> OF_SLICES.stream().flatMap(signal -> strongest(slice, signal, bar).stream()))
                .sorted(Comparator.comparing(Alarm::signal).thenComparingDouble(Alarm::logP))
                .toList();
        List<Alarm> events = new ArrayList<>();
        for (Alarm alarm : all) {
            if (events.stream().noneMatch(alarm::isSameEvent)) {
                events.add(alarm);
            }
        }
        return events;
    }

    /** How an event that was raised before stands now, where it still goes on. */
    Optional<Alarm> lasting(Signal signal, Slice slice) {
        Signal looked = signal == Signal.SOCIAL_STORM ? Signal.VOLUME : signal;
        return strongest(slice, looked, LASTS);
    }

    Optional<Slice> slice(Map<String, String> named) {
        return slices.stream()
                .filter(slice -> tickets.named(slice).equals(named))
                .findFirst();
    }

    private Optional<Alarm> strongest(Slice slice, Signal signal, double least) {
        return WINDOWS.stream()
                .flatMap(window -> look(slice, signal, window))
                .filter(alarm -> alarm.logP() < least)
                .min(Comparator.comparingDouble(Alarm::logP));
    }

    private Stream<Alarm> look(Slice slice, Signal signal, Duration window) {
        Odds at = odds.get(window);
        if (at == null
                || !at.known()
                || (signal == Signal.DROP && !mayDrop(slice, window))
                || (signal == Signal.SLA_AT_RISK && !window.equals(MOMENT))) {
            return Stream.empty();
        }
        Odds.Judged judged = judged(slice, signal, at);
        boolean counts = signal == Signal.DROP
                ? judged.expected() >= LEAST && judged.observed() * RATIO <= judged.expected()
                : judged.observed() >= LEAST && judged.observed() >= RATIO * judged.expected();
        return counts ? Stream.of(alarm(slice, signal, window, at, judged)) : Stream.empty();
    }

    /** A small slice is often without a ticket for hours; and the last hour's tickets may not have been read yet. */
    private static boolean mayDrop(Slice slice, Duration window) {
        boolean large = slice.isWhole()
                || RecentTickets.DIMENSIONS.get(slice.dimension()).equals("channel");
        return large && window.compareTo(SHORTEST_DROP) >= 0;
    }

    private Odds.Judged judged(Slice slice, Signal signal, Odds at) {
        Times all = times(Slice.WHOLE, Mark.ANY);
        return switch (signal) {
            case COMPLAINTS -> at.share(times(slice, Mark.COMPLAINT), all);
            case SENTIMENT -> at.share(times(slice, Mark.NEGATIVE), times(slice, Mark.JUDGED));
            case SLA_AT_RISK -> at.moment(moment -> sla.count(slice, moment));
            case DROP -> at.count(times(slice, Mark.ANY), false);
            case VOLUME, SOCIAL_STORM, NEW_TOPIC ->
                slice.isWhole() ? at.count(all, true) : at.share(times(slice, Mark.ANY), all);
            case SYNC_BEHIND, ANALYSIS_BEHIND, WRITES_FAIL ->
                throw new IllegalArgumentException(signal + " tells of no tickets");
        };
    }

    private Alarm alarm(Slice slice, Signal signal, Duration window, Odds at, Odds.Judged judged) {
        if (signal == Signal.SLA_AT_RISK) {
            List<Integer> atRisk = sla.tickets(slice, at.to());
            return new Alarm(
                    signal, slice, now, Duration.ZERO, judged.observed(), judged.expected(), judged.logP(), atRisk);
        }
        Mark mark =
                switch (signal) {
                    case COMPLAINTS -> Mark.COMPLAINT;
                    case SENTIMENT -> Mark.NEGATIVE;
                    default -> Mark.ANY;
                };
        return new Alarm(
                signal == Signal.VOLUME && isSocial(slice) ? Signal.SOCIAL_STORM : signal,
                slice,
                Instant.ofEpochSecond(at.from()),
                window,
                judged.observed(),
                judged.expected(),
                judged.logP(),
                tickets.positions(slice, mark, at.from(), at.to()));
    }

    private boolean isSocial(Slice slice) {
        return "channel".equals(slice.isWhole() ? "" : RecentTickets.DIMENSIONS.get(slice.dimension()))
                && social.contains(tickets.name(slice.dimension(), slice.code()));
    }

    private Times times(Slice slice, Mark mark) {
        return times.computeIfAbsent(slice, s -> new HashMap<>()).computeIfAbsent(mark, m -> tickets.times(slice, m));
    }
}
