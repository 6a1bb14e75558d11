package dev.deskpulse.plugin.admin;

import dev.deskpulse.connector.jira.http.Circuit;
import dev.deskpulse.connector.store.TicketStore;
import dev.deskpulse.connector.sync.SyncJournal;
import dev.deskpulse.plugin.settings.Settings;
import dev.deskpulse.scheduler.audit.UnusualUse;
import dev.deskpulse.scheduler.delivery.Delivery;
import dev.deskpulse.scheduler.delivery.Outbox;
import dev.deskpulse.scheduler.job.AnalysisMark;
import dev.deskpulse.ticket.SourceId;
import dev.deskpulse.words.Words;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How the product itself is: how fresh, how large, and what waits. */
public final class HealthView {
    /** A sync is due every quarter of an hour by the usual schedule; what is a day old was missed many times. */
    private static final Duration STALE = Duration.ofDays(1);

    private final Settings settings;
    private final LongSupplier storeBytes;
    private final TicketStore tickets;
    private final SyncJournal journal;
    private final AnalysisMark mark;
    private final Outbox outbox;
    private final Supplier<List<UnusualUse.Told>> unusual;
    private final Supplier<Circuit.State> site;
    private final Clock clock;

    /** @param storeBytes see {@link dev.deskpulse.connector.store.Database#size} */
    public HealthView(
            Settings settings,
            LongSupplier storeBytes,
            TicketStore tickets,
            SyncJournal journal,
            AnalysisMark mark,
            Outbox outbox,
            Supplier<List<UnusualUse.Told>> unusual,
            Supplier<Circuit.State> site,
            Clock clock) {
        this.settings = settings;
        this.storeBytes = storeBytes;
        this.tickets = tickets;
        this.journal = journal;
        this.mark = mark;
        this.outbox = outbox;
        this.unusual = unusual;
        this.site = site;
        this.clock = clock;
    }

    /**
     * The product at one moment.
     *
     * @param toAnalyse tickets that changed since the last analysis began
     * @param setAside issues that sync could not read and tries again
     * @param unsent messages of alerts that wait or were refused
     * @param storeBytes of the store with its journal
     * @param freeBytes left on its disk
     * @param stale what is old: {@code sync} or {@code analysis}
     * @param siteFailingSince when calls to the site were stopped; null while it answers
     * @param siteTriesAgain when it is called again; null while it answers
     * @param unusual use that a person should look at
     */
    record Health(
            Instant now,
            @Nullable Instant syncedAt,
            @Nullable Instant analysedAt,
            long tickets,
            long messages,
            long toAnalyse,
            int setAside,
            long unsent,
            long storeBytes,
            long freeBytes,
            List<String> stale,
            @Nullable Instant siteFailingSince,
            @Nullable Instant siteTriesAgain,
            List<Unusual> unusual) {}

    /** @param who as the audit log knows them */
    record Unusual(Words what, String who, long count, Instant last) {
        static Unusual of(UnusualUse.Told told) {
            return new Unusual(told.kind().words(), told.actor(), told.count(), told.last());
        }
    }

    Health health() {
        SourceId source = settings.jira().source();
        Instant now = clock.instant();
        Optional<Instant> synced = journal.latest(source).map(certificate -> certificate.finishedAt());
        Optional<AnalysisMark.Mark> analysed = mark.last();
        TicketStore.Totals totals = tickets.totals(source);
        Circuit.State circuit = site.get();
        List<String> stale = new ArrayList<>();
        if (isOld(synced, now)) {
            stale.add("sync");
        }
        if (isOld(analysed.map(AnalysisMark.Mark::explainedAt), now)) {
            stale.add("analysis");
        }
        return new Health(
                now,
                synced.orElse(null),
                analysed.map(AnalysisMark.Mark::explainedAt).orElse(null),
                totals.tickets(),
                totals.messages(),
                tickets.changed(analysed.map(AnalysisMark.Mark::seenUntil).orElse(Instant.MIN)),
                journal.setAside(source).size(),
                outbox.all().stream().filter(HealthView::isUnsent).count(),
                storeBytes.getAsLong(),
                freeBytes(),
                stale,
                circuit.failingSince(),
                circuit.triesAgain(),
                unusual.get().stream().map(Unusual::of).toList());
    }

    private static boolean isOld(Optional<Instant> at, Instant now) {
        return at.isEmpty() || at.get().isBefore(now.minus(STALE));
    }

    private static boolean isUnsent(Delivery delivery) {
        return delivery.state() != Delivery.State.SENT && delivery.state() != Delivery.State.HELD;
    }

    private long freeBytes() {
        try {
            return Files.getFileStore(settings.home()).getUsableSpace();
        } catch (IOException e) {
            throw new UncheckedIOException(settings.home() + " cannot be measured; check the disk", e);
        }
    }
}
