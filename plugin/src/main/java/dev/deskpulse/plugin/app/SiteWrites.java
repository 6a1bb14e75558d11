package dev.deskpulse.plugin.app;

import dev.deskpulse.connector.jira.JiraSite;
import dev.deskpulse.plugin.settings.Settings;
import dev.deskpulse.progress.Progress;
import dev.deskpulse.scheduler.audit.Actor;
import dev.deskpulse.scheduler.audit.AuditAction;
import dev.deskpulse.scheduler.audit.AuditOutcome;
import dev.deskpulse.scheduler.cause.Explained;
import dev.deskpulse.scheduler.writeback.CustomerWishes;
import dev.deskpulse.scheduler.writeback.UndoWriteBack;
import dev.deskpulse.scheduler.writeback.UrgentTickets;
import dev.deskpulse.scheduler.writeback.WriteBack;
import dev.deskpulse.scheduler.writeback.WriteBackReport;
import dev.deskpulse.scheduler.writeback.WriteLedger;
import dev.deskpulse.ticket.TicketId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * Whatever a desk writes into its site, one at a time on whichever process: two would take each other's writes for those of
 * people.
 */
public final class SiteWrites {
    private final Supplier<Settings> settings;
    private final DeskStores stores;
    private final JiraSite site;
    private final Clock clock;
    private final UrgentTickets urgent = new UrgentTickets();

    SiteWrites(Supplier<Settings> settings, DeskStores stores, JiraSite site, Clock clock) {
        this.settings = settings;
        this.stores = stores;
        this.site = site;
        this.clock = clock;
    }

    /** Does something while nothing else writes. */
    <T> T alone(Supplier<T> work) {
        return stores.turns().during(DeskWork.WRITING, work);
    }

    /** Writes comments, and what tickets should hold but for what customers' figures say. */
    WriteBack step() {
        return step(CustomerWishes.NONE);
    }

    private WriteBack step(CustomerWishes wishes) {
        return new WriteBack(
                new WriteBack.Sources(stores.tickets(), stores.tags(), stores.topics(), wishes, urgent),
                stores.ledgers(),
                stores.siteFields().only(settings.get().writeBack().fields()),
                settings.get().jira().source(),
                site,
                clock,
                parallel());
    }

    WriteBackReport run(
            Actor who, CustomerWishes wishes, List<Explained> standing, WriteBack.Undone undone, Progress progress) {
        return alone(
                () -> logged(who, AuditAction.WRITE_BACK, step(wishes).run(Instant.MIN, standing, undone, progress)));
    }

    /** The fields of these tickets before all others: a run that is under way here writes them before it goes on. */
    void first(List<TicketId> tickets) {
        urgent.add(tickets);
        try {
            boolean had = false;
            while (!had && urgent.holds(tickets)) {
                had = stores.turns()
                        .runWithin(
                                DeskWork.LOOK_AGAIN,
                                DeskWork.WRITING,
                                () -> logged(Actor.SCHEDULE, AuditAction.WRITE_BACK, step().urgent()));
            }
        } finally {
            urgent.remove(tickets);
        }
    }

    /** Takes back what a run wrote, unless people have changed it since. */
    public WriteBackReport undo(Actor who, String run, Progress progress) {
        return alone(() -> logged(
                who,
                AuditAction.UNDO,
                new UndoWriteBack(stores.ledgers(), site, clock, parallel()).undo(run, progress)));
    }

    private WriteBackReport logged(Actor who, AuditAction action, WriteBackReport report) {
        String counts =
                report.written() + " fields, " + report.comments() + " comments, " + report.rejected() + " rejected";
        report.run().ifPresent(run -> stores.audit().add(who, action, "run " + run, counts, AuditOutcome.DONE));
        return report;
    }

    /** The runs that wrote something, the latest first. */
    public List<WriteLedger.Run> runs() {
        return stores.ledgers().writes().runs();
    }

    private int parallel() {
        return settings.get().http().limits().parallelRequests();
    }
}
