package dev.deskpulse.plugin.web;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.TicketStore;
import dev.deskpulse.plugin.access.NotAllowedException;
import dev.deskpulse.plugin.access.Viewer;
import dev.deskpulse.plugin.settings.Settings;
import dev.deskpulse.scheduler.insight.Breakdown;
import dev.deskpulse.scheduler.insight.Finding;
import dev.deskpulse.scheduler.insight.FindingStore;
import dev.deskpulse.scheduler.kpi.CustomersAtRisk;
import dev.deskpulse.ticket.Ticket;
import dev.deskpulse.ticket.TicketKey;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** What a finding is made of, and which customers have reasons to leave. */
public final class InsightView {
    private final Settings settings;
    private final Database database;
    private final FindingStore findings;
    private final WholeSlices slices;
    private final TicketStore tickets;
    private final Clock clock;

    /** Reads from these; writes nothing. */
    public InsightView(
            Settings settings,
            Database database,
            FindingStore findings,
            WholeSlices slices,
            TicketStore tickets,
            Clock clock) {
        this.settings = settings;
        this.database = database;
        this.findings = findings;
        this.slices = slices;
        this.tickets = tickets;
        this.clock = clock;
    }

    /** A customer on the wire; each reason with its tickets. */
    record Customer(
            String customer,
            long tickets,
            long open,
            long repeats,
            long negative,
            long worsening,
            long lowRatings,
            long overdue,
            Instant last,
            List<DeskView.TicketLink> latest) {}

    /** For those who see the whole desk: the parts tell of its other tickets too. */
    Breakdown.Part breakdown(String id, Viewer viewer) {
        Finding finding = findings.find(id)
                .map(FindingStore.Seen::finding)
                .filter(one -> slices.isSeen(one.slice(), viewer.sight()))
                .orElseThrow(() -> new IllegalArgumentException("there is no finding '" + id + "'"));
        if (!viewer.sight().seesAllTickets()) {
            throw new NotAllowedException(
                    "what the parts of a finding carry tells of every ticket of the desk; some are hidden from you");
        }
        return Breakdown.of(database, finding);
    }

    List<Customer> atRisk(int days, int most, Viewer viewer) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), settings.zone());
        List<CustomersAtRisk.Customer> known = new CustomersAtRisk(
                        database, settings.figures().windows().repeat())
                .of(today.minusDays(DeskView.checked(days) - 1L), today, most, viewer.sight());
        List<TicketKey> keys = known.stream()
                .flatMap(customer -> customer.latest().stream())
                .map(TicketKey::new)
                .toList();
        Map<String, Ticket> latest = tickets.findAllByKey(keys).stream()
                .collect(Collectors.toMap(ticket -> ticket.key().value(), ticket -> ticket, (a, b) -> a));
        return known.stream().map(customer -> customer(customer, latest)).toList();
    }

    private Customer customer(CustomersAtRisk.Customer known, Map<String, Ticket> latest) {
        return new Customer(
                known.customer(),
                known.tickets(),
                known.open(),
                known.repeats(),
                known.negative(),
                known.worsening(),
                known.lowRatings(),
                known.overdue(),
                known.last(),
                known.latest().stream()
                        .map(latest::get)
                        .filter(Objects::nonNull)
                        .map(ticket ->
                                DeskView.TicketLink.to(settings.jira().access().site(), ticket))
                        .toList());
    }
}
