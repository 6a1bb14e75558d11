package dev.deskpulse.scheduler.cluster;

import dev.deskpulse.connector.store.PostgresSettings;
import dev.deskpulse.scheduler.kpi.FigureEngine;
import dev.deskpulse.ticket.TicketId;
import java.util.List;

/** Many machines that read one store; what they find is stored by whoever asks. */
public interface ClusterEngine extends AutoCloseable {
    /**
     * Analyses parts of the store's tickets side by side.
     *
     * @param parts each is one machine's at a time, and small enough for its memory
     * @return in whatever order, one for each part
     * @throws ClusterException where a part failed again and again; nothing was stored then
     */
    List<AnalyzedTickets> analyze(AnalysisRecipe recipe, PostgresSettings store, List<List<TicketId>> parts);

    /** Figures of the store's facts as they are from the first question on. */
    FigureEngine figures(PostgresSettings store);

    @Override
    void close();
}
