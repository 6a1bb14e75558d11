package dev.deskpulse.scheduler.insight;

import dev.deskpulse.connector.store.TicketStore;
import dev.deskpulse.scheduler.kpi.Dimension;
import dev.deskpulse.ticket.Ticket;
import dev.deskpulse.ticket.TicketId;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Makes a finding of a signal: its words against those of other tickets, its most typical tickets, its sentence. */
final class Evidences {
    private static final int MOST_TICKETS = 200;
    private static final int MOST_WORDS = 8;

    private final Cases cases;
    private final TicketStore store;

    Evidences(Cases cases, TicketStore store) {
        this.cases = cases;
        this.store = store;
    }

    Finding finding(Signal signal) {
        Map<TicketId, Set<String>> texts = texts(TicketWords.sample(signal.tickets()));
        Map<TicketId, Set<String>> others = texts(TicketWords.sample(others(signal)));
        WordContrast contrast = new WordContrast(texts.values(), others.values());
        List<String> words = contrast.telling(MOST_WORDS);
        boolean complaints = isComplaints(signal);
        LocalDate from = cases.date(signal.stretch().from());
        LocalDate to = cases.date(signal.stretch().to());
        double observed = observed(signal);
        double expected = expected(signal);
        String kpi = complaints ? Finding.COMPLAINTS : signal.measure().kpi();
        return new Finding(
                from + " " + kpi + " " + signal.slice().text(),
                kpi,
                named(signal, complaints),
                from,
                to,
                observed,
                expected,
                effect(signal),
                signal.contribution(),
                signal.pValue(),
                words,
                typicalFirst(signal, texts, contrast),
                Headline.of(signal.measure(), signal.slice(), from, to, observed, expected, words));
    }

    /** A rise of complaints is a KPI of its own; otherwise the kind is a dimension like any other. */
    private static boolean isComplaints(Signal signal) {
        return signal.measure() == Measure.VOLUME
                && "COMPLAINT".equals(signal.slice().values().get(Dimension.KIND));
    }

    private static Map<String, String> named(Signal signal, boolean complaints) {
        Map<String, String> named = new TreeMap<>(signal.slice().named());
        if (complaints) {
            named.remove("kind");
        }
        return named;
    }

    private static double observed(Signal signal) {
        Series.Stretch stretch = signal.stretch();
        return signal.measure() == Measure.VOLUME ? stretch.hits() : stretch.hits() / stretch.cases();
    }

    private static double expected(Signal signal) {
        Series.Stretch stretch = signal.stretch();
        return signal.measure() == Measure.VOLUME ? stretch.expectedBesideTheRest() : stretch.share();
    }

    private static Effect effect(Signal signal) {
        return signal.measure() == Measure.VOLUME
                ? Effect.ofCounts(signal.stretch(), signal.dispersion())
                : Effect.ofShares(signal.stretch(), signal.dispersion());
    }

    private List<TicketId> typicalFirst(Signal signal, Map<TicketId, Set<String>> texts, WordContrast contrast) {
        Map<TicketId, Double> typicality = new HashMap<>();
        texts.forEach((ticket, words) -> typicality.put(ticket, contrast.typicality(words)));
        return signal.tickets().stream()
                .map(position -> cases.row(position).ticket())
                .sorted(Comparator.<TicketId>comparingDouble(id -> -typicality.getOrDefault(id, 0.0))
                        .thenComparing(TicketId::value))
                .limit(MOST_TICKETS)
                .toList();
    }

    /** Tickets of the weeks around that are not the signal's. */
    private List<Integer> others(Signal signal) {
        Set<Integer> own = new HashSet<>(signal.tickets());
        int from = signal.stretch().from() - Baseline.LEAST_DAYS;
        return IntStream.range(0, cases.size())
                .filter(i ->
                        cases.day(i) >= from && cases.day(i) <= signal.stretch().to() && !own.contains(i))
                .boxed()
                .toList();
    }

    private Map<TicketId, Set<String>> texts(List<Integer> positions) {
        List<TicketId> ids = positions.stream().map(i -> cases.row(i).ticket()).toList();
        Map<TicketId, Set<String>> texts = new HashMap<>();
        for (Ticket ticket : store.findAll(ids)) {
            texts.put(ticket.id(), TicketWords.of(ticket));
        }
        return texts;
    }
}
