package dev.deskpulse.scheduler.cluster;

import dev.deskpulse.connector.store.PostgresSettings;
import dev.deskpulse.progress.Progress;
import dev.deskpulse.scheduler.kpi.FigureEngine;
import dev.deskpulse.ticket.TicketId;
import java.nio.file.Path;
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

    /**
     * Analyses tickets of Parquet files, each part by itself; whole parts appear one by one.
     *
     * @param tickets a file, or a folder of such
     * @param of into how many parts the customers are sorted
     * @param parts the numbers of those that are to be analysed
     * @param progress advanced by each part that is done
     * @throws ClusterException where a file is damaged or lacks a column, or a part failed again and again
     */
    void analyze(FileAnalysis analysis, Path tickets, int of, List<Integer> parts, Progress progress);

    /** Figures of the facts that an analysis of files left in a folder. */
    FigureFiles figures(Path work);

    @Override
    void close();
}
