package dev.deskpulse.scheduler.insight;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.TicketStore;
import dev.deskpulse.progress.Progress;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

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
        progress.begin("Finding causes", Measure.values().length);
        Cases cases = new CaseReader(database).read(today.minusDays(DAYS - 1L), today);
        List<Signal> signals = new ArrayList<>();
        for (Measure measure : Measure.values()) {
            for (Signal signal : new Scan(cases, measure).signals()) {
                if (signals.stream().noneMatch(signal::isConsequenceOf)) {
                    signals.add(signal);
                }
            }
            progress.advance(1);
        }
        Evidences evidence = new Evidences(cases, tickets);
        List<Finding> found = signals.stream()
                .map(evidence::finding)
                .sorted(Comparator.comparing(Finding::from).reversed().thenComparing(Finding::id))
                .toList();
        return findings.save(found);
    }
}
