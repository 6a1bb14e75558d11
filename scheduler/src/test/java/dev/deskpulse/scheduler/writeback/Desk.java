package dev.deskpulse.scheduler.writeback;

import static dev.deskpulse.scheduler.text.TicketBuilder.aTicket;

import dev.deskpulse.connector.jira.JiraSite;
import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.DuckDb;
import dev.deskpulse.connector.store.JdbcTicketStore;
import dev.deskpulse.connector.store.TicketStore;
import dev.deskpulse.progress.Progress;
import dev.deskpulse.scheduler.cause.Causes;
import dev.deskpulse.scheduler.cause.Explained;
import dev.deskpulse.scheduler.insight.Finding;
import dev.deskpulse.scheduler.text.LexiconJudge;
import dev.deskpulse.scheduler.text.OwnComments;
import dev.deskpulse.scheduler.text.TagSettings;
import dev.deskpulse.scheduler.text.TagStore;
import dev.deskpulse.scheduler.text.TagTickets;
import dev.deskpulse.scheduler.text.Tagger;
import dev.deskpulse.scheduler.topic.TopicStore;
import dev.deskpulse.ticket.SourceId;
import dev.deskpulse.ticket.Ticket;
import dev.deskpulse.ticket.TicketId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A store with tags and ledgers over a site. Each look at the clock is a second later. */
final class Desk implements AutoCloseable {
    static final SourceId SITE = new SourceId("site");

    private final InstantSource clock = new InstantSource() {
        private Instant now = Instant.parse("2026-05-01T12:00:00Z");

        @Override
        public synchronized Instant instant() {
            now = now.plusSeconds(1);
            return now;
        }
    };

    final Database database = DuckDb.inMemory();
    final TicketStore tickets = JdbcTicketStore.in(database, clock);
    final TagStore tags = TagStore.in(database);
    final TopicStore topics = TopicStore.in(database);
    final JiraSite site;

    final UrgentTickets urgent = new UrgentTickets();
    private CustomerWishes customers = CustomerWishes.NONE;

    Desk(JiraSite site) {
        this.site = site;
    }

    /** Opened anew each time, as after a restart. */
    WriteLedger ledger() {
        return WriteLedger.in(database, clock);
    }

    Desk wanting(CustomerWishes wishes) {
        customers = wishes;
        return this;
    }

    Corrections corrections() {
        return Corrections.in(database);
    }

    private WriteBack.Ledgers ledgers() {
        return new WriteBack.Ledgers(ledger(), corrections());
    }

    static TicketId id(int number) {
        return TicketId.of(SITE, Integer.toString(number));
    }

    static Ticket ticket(int number, String text) {
        return aTicket().numbered(number).describedAs(text).build();
    }

    Desk holding(Ticket... all) {
        tickets.save(Arrays.asList(all));
        new TagTickets(tickets, tags, new Tagger(clock, OwnComments.NONE, new LexiconJudge(), TagSettings.DEFAULTS))
                .run(Instant.MIN, Progress.SILENT);
        return this;
    }

    WriteBackReport writeBack(Finding... findings) {
        return writeBack(WriteBack.Undone.STAYS, findings);
    }

    WriteBackReport writeBack(WriteBack.Undone undone, Finding... findings) {
        return writeBack(
                undone,
                Arrays.stream(findings)
                        .map(finding -> new Explained(finding, Causes.NONE))
                        .toList());
    }

    WriteBackReport writeBack(WriteBack.Undone undone, List<Explained> findings) {
        WriteBack.Sources sources = new WriteBack.Sources(tickets, tags, topics, customers, urgent);
        return new WriteBack(sources, ledgers(), SiteFields.in(database, SITE), SITE, site, clock, 4)
                .run(Instant.MIN, findings, undone, Progress.SILENT);
    }

    /** Where only some fields are written. */
    WriteBackReport writeBackOnly(Set<DeskpulseField> wanted) {
        WriteBack.Sources sources = new WriteBack.Sources(tickets, tags, topics);
        SiteFields fields = SiteFields.in(database, SITE).only(wanted);
        return new WriteBack(sources, ledgers(), fields, SITE, site, clock, 4)
                .run(Instant.MIN, List.of(), WriteBack.Undone.STAYS, Progress.SILENT);
    }

    WriteBackReport undo(String run) {
        return new UndoWriteBack(ledgers(), site, clock, 4).undo(run, Progress.SILENT);
    }

    static Finding finding(String id, double observed, int... tickets) {
        return new Finding(
                id,
                "complaints",
                Map.of("product", "水杯"),
                LocalDate.of(2026, 4, 1),
                LocalDate.of(2026, 4, 7),
                observed,
                10,
                null,
                0.8,
                0.0001,
                List.of("碎", "broken"),
                Arrays.stream(tickets).mapToObj(Desk::id).toList(),
                Map.of("en", "Complaints about cups doubled", "zh", "水杯投诉翻倍"));
    }

    static Stream<DeskpulseField> fields() {
        return Arrays.stream(DeskpulseField.values());
    }

    @Override
    public void close() {
        database.close();
    }
}
