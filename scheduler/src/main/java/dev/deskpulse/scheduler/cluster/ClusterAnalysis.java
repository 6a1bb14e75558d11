package dev.deskpulse.scheduler.cluster;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.JdbcTicketStore;
import dev.deskpulse.connector.store.PostgresSettings;
import dev.deskpulse.progress.Progress;
import dev.deskpulse.scheduler.kpi.FactStore;
import dev.deskpulse.scheduler.kpi.Kpis;
import dev.deskpulse.scheduler.kpi.SlaHistory;
import dev.deskpulse.scheduler.text.TagStore;
import dev.deskpulse.ticket.TicketId;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Tags and measures the tickets of a shared store on a cluster, a bounded chunk at a time, and rolls the figures up. What a
 * chunk found is stored in one transaction, together with how far the run came: whoever kills it loses one chunk, and the
 * next run of the same settings goes on behind it.
 */
public final class ClusterAnalysis {
    private final Database database;
    private final PostgresSettings store;
    private final ClusterEngine engine;
    private final AnalysisRecipe recipe;
    private final Sizes sizes;
    private final JdbcTicketStore tickets;
    private final TagStore tags;
    private final SlaHistory sla;
    private final FactStore facts;
    private final ClusterTables tables;

    /**
     * How much at a time.
     *
     * @param chunk tickets stored together: their results must fit into this process
     * @param part tickets that one task analyses: they must fit into its share of a worker
     */
    public record Sizes(int chunk, int part) {
        public static final Sizes USUAL = new Sizes(10_000, 500);

        public Sizes {
            if (part < 1 || chunk < part) {
                throw new IllegalArgumentException("a chunk of " + chunk + " tickets has no part of " + part
                        + "; give a part of at least 1 and a chunk of at least a part");
            }
        }
    }

    /**
     * What a run did.
     *
     * @param resumed whether it went on from where another one was cut off
     * @param tagged tickets judged; the others had not changed
     * @param measured fact rows computed
     * @param rollUps rows of rolled-up figures, all that stand now
     */
    public record Outcome(boolean resumed, long tagged, long measured, long rollUps) {}

    /**
     * Puts the parts together.
     *
     * @param database open in this process, the only one that writes the results
     * @param store the same database, as the workers reach it
     */
    public ClusterAnalysis(
            Database database, PostgresSettings store, ClusterEngine engine, AnalysisRecipe recipe, Sizes sizes) {
        this.database = database;
        this.store = store;
        this.engine = engine;
        this.recipe = recipe;
        this.sizes = sizes;
        this.tickets = JdbcTicketStore.in(database, recipe.clock());
        this.tags = TagStore.in(database);
        this.sla = new SlaHistory(database, recipe.clock());
        this.facts = new FactStore(database);
        this.tables = new ClusterTables(database);
    }

    /**
     * Runs to the end, or from where the last run of the same settings was cut off.
     *
     * @param settings fingerprint of all settings and model versions that results depend on
     * @param since only tickets saved since then; {@link Instant#MIN} for all
     */
    public Outcome run(String settings, Instant since, Progress progress) {
        String configuration = settings + " since " + since;
        String after = tables.doneUntil(configuration).orElse("");
        boolean resumed = !after.isEmpty();
        progress.begin("Tagging and measuring on the cluster", resumed ? -1 : tickets.changed(since));
        long tagged = 0;
        long measured = 0;
        List<TicketId> chunk = tickets.ids(since, after, sizes.chunk());
        while (!chunk.isEmpty()) {
            AnalyzedTickets found = AnalyzedTickets.of(engine.analyze(recipe, store, parts(chunk)));
            after = chunk.get(chunk.size() - 1).value();
            keep(found, configuration, after);
            tagged += found.tagged().size();
            measured += found.facts().size();
            progress.advance(chunk.size());
            chunk = tickets.ids(since, after, sizes.chunk());
        }
        link();
        return new Outcome(resumed, tagged, measured, rollUp(progress));
    }

    private void keep(AnalyzedTickets found, String configuration, String until) {
        database.run(connection -> {
            tags.save(found.tagged());
            sla.keep(found.news());
            facts.save(found.facts());
            tables.done(configuration, until);
        });
    }

    private void link() {
        Set<TicketId> gone = facts.gone();
        if (!gone.isEmpty()) {
            facts.remove(gone);
        }
        facts.linkContacts();
    }

    private long rollUp(Progress progress) {
        Clock clock = recipe.clock();
        LocalDate today = LocalDate.now(clock);
        progress.begin("Rolling figures up on the cluster", -1);
        List<RollUp> rollUps = tables.firstDay()
                .map(first -> RollUp.of(
                        new Kpis(engine.figures(store), clock, clock.getZone()),
                        first.isAfter(today) ? today : first,
                        today))
                .orElse(List.of());
        tables.finish(rollUps);
        return rollUps.size();
    }

    private List<List<TicketId>> parts(List<TicketId> chunk) {
        List<List<TicketId>> parts = new ArrayList<>();
        for (int from = 0; from < chunk.size(); from += sizes.part()) {
            parts.add(new ArrayList<>(chunk.subList(from, Math.min(chunk.size(), from + sizes.part()))));
        }
        return parts;
    }
}
