package dev.deskpulse.scheduler.insight;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.TicketStore;
import dev.deskpulse.progress.Progress;
import dev.deskpulse.scheduler.kpi.Dimension;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * Root-cause analysis: finds the slices of the tickets that changed within the last year, and says what their tickets
 * have in common. Needs the fact rows to be up to date. Slices whose change the rest of the desk shares (growth, a
 * promotion, a holiday) are no finding, and the first four weeks of the data are not judged.
 */
public final class FindCauses {
    private static final int DAYS = 400;

    private final Database database;
    private final TicketStore tickets;
    private final FindingStore findings;

    public FindCauses(Database database, TicketStore tickets, FindingStore findings) {
        this.database = database;
        this.tickets = tickets;
        this.findings = findings;
    }

    /**
     * Finds and stores. A finding of an earlier run keeps its id while its days overlap and most of its tickets are the
     * same, also when its first day or its slice is seen differently now.
     *
     * @param today the last day to look at, in the desk's zone
     * @return what is found now, the latest first
     */
    public List<Finding> run(LocalDate today, Progress progress) {
        LocalDate from = today.minusDays(DAYS - 1L);
        CaseReader reader = new CaseReader(database);
        Cases cases = reader.read(from, today);
        List<Predicate<Slice>> searches = cases.knows(Dimension.TOPIC) && !reader.siteSaysTopics(from, today)
                ? List.of(FindCauses::hasNoTopic, slice -> true)
                : List.of(slice -> true);
        progress.begin("Finding causes", (long) searches.size() * Measure.values().length);
        List<Signal> signals = new ArrayList<>();
        for (Predicate<Slice> asked : searches) {
            for (Measure measure : Measure.values()) {
                new Scan(cases, measure, asked, searches.size())
                        .signals().stream()
                                .filter(signal -> signals.stream().noneMatch(signal::isConsequenceOf))
                                .forEach(signals::add);
                progress.advance(1);
            }
        }
        Evidences evidence = new Evidences(cases, tickets);
        List<Finding> found = signals.stream()
                .map(evidence::finding)
                .sorted(Comparator.comparing(Finding::from).reversed().thenComparing(Finding::id))
                .toList();
        return findings.save(found);
    }

    /**
     * A discovered topic is what an event looks like in one language: where the site's own fields tell of the event, they
     * name it, and once for all languages.
     */
    private static boolean hasNoTopic(Slice slice) {
        return !slice.values().containsKey(Dimension.TOPIC);
    }
}
