package dev.deskpulse.plugin.app;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.TicketStore;
import dev.deskpulse.plugin.settings.Settings;
import dev.deskpulse.scheduler.alert.AlertStore;
import dev.deskpulse.scheduler.alert.OwnAlerts;
import dev.deskpulse.scheduler.alert.RaiseAlerts;
import dev.deskpulse.scheduler.delivery.DeliverAlerts;
import dev.deskpulse.scheduler.delivery.Outbox;
import dev.deskpulse.scheduler.topic.TopicFigures;
import dev.deskpulse.scheduler.writeback.WriteBack;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** A desk's alerts: looked for, kept, told of. */
public final class Alerting {
    private final Settings settings;
    private final Database database;
    private final TicketStore tickets;
    private final Supplier<WriteBack> writeBack;
    private final TopicFigures topics;
    private final Clock clock;
    private final AlertStore store;
    private final Outbox outbox;

    /** @param writeBack writes comments on alerts into tickets */
    Alerting(
            Settings settings,
            Database database,
            TicketStore tickets,
            TopicFigures topics,
            Supplier<WriteBack> writeBack,
            Clock clock) {
        this.settings = settings;
        this.database = database;
        this.tickets = tickets;
        this.writeBack = writeBack;
        this.topics = topics;
        this.clock = clock;
        this.store = AlertStore.in(database);
        this.outbox = Outbox.in(database);
    }

    /** Looks for what is unusual now and keeps the alerts up to date. Needs the facts of the last analysis. */
    public RaiseAlerts.Outcome raise() {
        RaiseAlerts.Settings looked = new RaiseAlerts.Settings(
                settings.zone(),
                settings.alerts().slices(),
                settings.alerts().socialChannels(),
                settings.alerts().little());
        return new RaiseAlerts(database, store, topics::news, clock, looked).run();
    }

    /** Keeps the alerts of the product itself up to date. */
    RaiseAlerts.Outcome keep(List<OwnAlerts.Trouble> troubles) {
        return new OwnAlerts(store, clock).keep(troubles);
    }

    /** Tells of the alerts by every channel that is set up. */
    public DeliverAlerts.Outcome deliver() {
        return delivering(DeliverAlerts::run);
    }

    /** Sends a test message by every channel that takes one. */
    public DeliverAlerts.Outcome test() {
        return delivering(DeliverAlerts::test);
    }

    private DeliverAlerts.Outcome delivering(Function<DeliverAlerts, DeliverAlerts.Outcome> work) {
        try (Channels channels = Channels.of(settings.alerts(), tickets, writeBack)) {
            return work.apply(new DeliverAlerts(
                    store, outbox, channels.all(), settings.alerts().quietHours(), clock));
        }
    }

    /** Every alert, and what people say of it. */
    public AlertStore store() {
        return store;
    }

    /** What was sent of the alerts, and what could not be. */
    public Outbox outbox() {
        return outbox;
    }
}
