package dev.deskpulse.cluster;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.Postgres;
import dev.deskpulse.connector.store.PostgresSettings;
import dev.deskpulse.scheduler.cluster.AnalysisRecipe;
import dev.deskpulse.scheduler.cluster.AnalyzedTickets;
import dev.deskpulse.scheduler.cluster.PartAnalysis;
import dev.deskpulse.ticket.TicketId;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a worker's process needs to know of a run. The tagger and the connections to the store are made once a process, since
 * its tasks share them.
 */
record Worksheet(UUID id, AnalysisRecipe recipe, PostgresSettings store) implements Serializable {
    /** The latest run's; a process works for one run at a time. */
    private static @Nullable Workplace current;

    private record Workplace(UUID id, Database database, PartAnalysis analysis) {}

    Iterator<AnalyzedTickets> analyze(Iterator<List<TicketId>> parts) {
        PartAnalysis analysis = workplace().analysis;
        List<AnalyzedTickets> found = new ArrayList<>();
        parts.forEachRemaining(part -> found.add(analysis.analyze(part)));
        return found.iterator();
    }

    private Workplace workplace() {
        synchronized (Worksheet.class) {
            Workplace last = current;
            if (last == null || !last.id.equals(id)) {
                if (last != null) {
                    last.database.close();
                }
                Database database = Postgres.open(store);
                last = new Workplace(id, database, new PartAnalysis(recipe, database));
                current = last;
            }
            return last;
        }
    }
}
