package dev.deskpulse.scheduler.rival;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.TicketStore;
import dev.deskpulse.scheduler.sight.Sight;
import dev.deskpulse.scheduler.text.OwnComments;
import dev.deskpulse.ticket.Ticket;
import dev.deskpulse.ticket.TicketId;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Tells what customers say of rivals and products, in tickets and imported reviews alike, from what {@link NameRivals} has
 * read and the facts of the last analysis.
 */
public final class FindRivals {
    private static final int MOST_FOUND = 20;
    private static final int LEAST_FOUND = 3;
    private static final int EXAMPLES = 2;
    private static final int LONGEST_EXAMPLE = 200;

    private final NamedRows rows;
    private final TicketStore tickets;
    private final RivalNames names;
    private final ReadNames reader;

    /** @param names as the settings have them now */
    public FindRivals(Database database, TicketStore tickets, RivalNames names, OwnComments own) {
        this.rows = new NamedRows(database);
        this.tickets = tickets;
        this.names = names;
        this.reader = new ReadNames(names, own);
    }

    private static final class Tally {
        private final Named.Kind kind;
        private final TreeMap<YearMonth, Long> months = new TreeMap<>();
        private long first;
        private long second;
        private long negative;
        private long positive;

        Tally(Named.Kind kind) {
            this.kind = kind;
        }

        long tickets() {
            return first + second;
        }

        void add(NamedRows.Cell cell) {
            first += cell.late() ? 0 : cell.tickets();
            second += cell.late() ? cell.tickets() : 0;
            negative += cell.unhappy();
            positive += cell.content();
            months.merge(cell.month(), cell.tickets(), Long::sum);
        }
    }

    /**
     * Of the tickets created from one day to another, both inclusive, in the desk's zone, that somebody sees.
     *
     * @return rivals and products with tickets, rivals first, then what was found; each the most often named first
     */
    public List<Named> in(LocalDate from, LocalDate to, Sight sight) {
        LocalDate half = from.plusDays(ChronoUnit.DAYS.between(from, to) / 2);
        NamedRows.Asked asked = new NamedRows.Asked(from, half, to, sight);
        Map<String, Tally> tallies = new HashMap<>();
        for (NamedRows.Cell cell : rows.cells(asked)) {
            names.kind(cell.name(), cell.listed())
                    .ifPresent(kind -> tallies.computeIfAbsent(cell.name(), name -> new Tally(kind))
                            .add(cell));
        }
        List<String> told = tallies.entrySet().stream()
                .filter(entry -> entry.getValue().kind != Named.Kind.FOUND
                        || entry.getValue().tickets() >= LEAST_FOUND)
                .sorted(Comparator.comparing((Map.Entry<String, Tally> entry) -> entry.getValue().kind)
                        .thenComparing(Comparator.comparingLong((Map.Entry<String, Tally> entry) ->
                                        entry.getValue().tickets())
                                .reversed())
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .limit((long) names.all().size() + MOST_FOUND)
                .toList();
        if (told.isEmpty()) {
            return List.of();
        }
        NamedRows.Halves all = rows.all(asked);
        Map<String, List<NamedRows.Latest>> latest =
                rows.latest(asked, told).stream().collect(Collectors.groupingBy(NamedRows.Latest::name));
        Map<String, List<Named.Said>> said = said(rows.examples(asked, told, EXAMPLES));
        return told.stream()
                .flatMap(name -> Optional.ofNullable(tallies.get(name))
                        .map(tally -> named(
                                name,
                                tally,
                                all,
                                latest.getOrDefault(name, List.of()),
                                said.getOrDefault(name, List.of())))
                        .stream())
                .toList();
    }

    private static Named named(
            String name, Tally tally, NamedRows.Halves all, List<NamedRows.Latest> latest, List<Named.Said> said) {
        return new Named(
                name,
                tally.kind,
                tally.tickets(),
                tally.negative,
                tally.positive,
                tally.months,
                Named.Trend.of(tally.first, tally.second, all.first(), all.second()),
                latest.stream().map(NamedRows.Latest::key).toList(),
                said);
    }

    /** In the tickets' words as they are now; a sentence that does not name it any more is left out. */
    private Map<String, List<Named.Said>> said(Collection<NamedRows.Example> examples) {
        Map<TicketId, Ticket> found =
                tickets
                        .findAll(examples.stream()
                                .map(NamedRows.Example::ticket)
                                .distinct()
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(Ticket::id, Function.identity()));
        Map<String, List<Named.Said>> said = new HashMap<>();
        Map<TicketId, List<ReadNames.Hit>> hits = new HashMap<>();
        for (NamedRows.Example example : examples) {
            Optional.ofNullable(found.get(example.ticket())).stream()
                    .flatMap(ticket -> hits.computeIfAbsent(ticket.id(), id -> reader.in(ticket)).stream())
                    .filter(hit -> hit.name().equals(example.name()))
                    .flatMap(hit -> Optional.ofNullable(hit.sentences().get(example.place())).stream())
                    .forEach(sentence -> said.computeIfAbsent(example.name(), name -> new ArrayList<>())
                            .add(new Named.Said(shortened(sentence), example.mood())));
        }
        return said;
    }

    private static String shortened(String sentence) {
        return sentence.length() <= LONGEST_EXAMPLE ? sentence : sentence.substring(0, LONGEST_EXAMPLE) + "…";
    }
}
