package dev.deskpulse.connector.file;

import dev.deskpulse.connector.store.TicketStore;
import dev.deskpulse.progress.Progress;
import dev.deskpulse.ticket.Person;
import dev.deskpulse.ticket.PersonId;
import dev.deskpulse.ticket.SourceId;
import dev.deskpulse.ticket.Ticket;
import dev.deskpulse.ticket.TicketId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** One pass over one file. */
final class ImportRun {
    private static final int BATCH = 500;

    private final TicketStore store;
    private final ImportLimits limits;
    private final RowReader reader;
    private final FileMapping mapping;
    private final RejectsFile rejects;
    private final Progress progress;

    private final List<Ticket> batch = new ArrayList<>();
    private final Map<PersonId, Person> people = new LinkedHashMap<>();
    private final Set<TicketId> seen = new HashSet<>();
    private final Set<String> columnsSeen = new HashSet<>();
    private final List<ImportReport.Refused> refused = new ArrayList<>();
    private final Map<String, Long> leftEmpty = new TreeMap<>();
    private long rows;
    private long imported;
    private long duplicates;
    private long refusedTotal;

    ImportRun(
            TicketStore store,
            ImportLimits limits,
            SourceId source,
            FileMapping mapping,
            RejectsFile rejects,
            Progress progress) {
        this.store = store;
        this.limits = limits;
        this.reader = new RowReader(source, mapping);
        this.mapping = mapping;
        this.rejects = rejects;
        this.progress = progress;
    }

    ImportReport run(Table table) throws IOException {
        while (table.hasNext()) {
            Row row = table.next();
            rows++;
            columnsSeen.addAll(row.cells().keySet());
            RowOutcome outcome = reader.read(row);
            if (outcome instanceof RowOutcome.Understood understood) {
                take(understood);
            } else if (outcome instanceof RowOutcome.Refused reason) {
                refuse(row, reason.reason());
            }
        }
        save();
        return new ImportReport(rows, imported, duplicates, refusedTotal, refused, leftEmpty, notes(table));
    }

    private void take(RowOutcome.Understood understood) {
        understood.leftEmpty().forEach(value -> leftEmpty.merge(value, 1L, Long::sum));
        if (!seen.add(understood.ticket().id())) {
            duplicates++;
            return;
        }
        batch.add(understood.ticket());
        understood.people().forEach(person -> people.put(person.id(), person));
        if (batch.size() == BATCH) {
            save();
        }
    }

    private void refuse(Row row, String reason) throws IOException {
        refusedTotal++;
        if (refused.size() < limits.refusedListed()) {
            refused.add(new ImportReport.Refused(row.line(), reason));
        }
        rejects.add(row, reason);
    }

    private void save() {
        store.savePeople(people.values());
        store.save(batch);
        imported += batch.size();
        progress.advance(batch.size());
        batch.clear();
        people.clear();
    }

    // Where each row names its own columns, a column that no row had is most likely misspelt in the mapping.
    private List<String> notes(Table table) {
        if (!table.header().isEmpty() || rows == 0) {
            return List.of();
        }
        return mapping.wanted().entrySet().stream()
                .filter(wanted -> !columnsSeen.contains(wanted.getValue()))
                .map(wanted -> "no row has '" + wanted.getValue() + "', which the mapping gives for " + wanted.getKey())
                .toList();
    }
}
