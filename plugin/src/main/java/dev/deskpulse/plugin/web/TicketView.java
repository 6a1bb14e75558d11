package dev.deskpulse.plugin.web;

import dev.deskpulse.connector.store.TicketStore;
import dev.deskpulse.plugin.settings.Settings;
import dev.deskpulse.scheduler.kpi.Kpi;
import dev.deskpulse.scheduler.kpi.KpiQuery;
import dev.deskpulse.scheduler.kpi.Kpis;
import dev.deskpulse.scheduler.text.TagStore;
import dev.deskpulse.scheduler.text.TicketTags;
import dev.deskpulse.ticket.Ticket;
import dev.deskpulse.ticket.TicketId;
import dev.deskpulse.ticket.TicketKey;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tickets behind a figure. */
public final class TicketView {
    private static final int PAGE = 50;

    /** What a browser's address still holds the keys of. */
    private static final int SEARCHED = 500;

    private final Settings settings;
    private final Kpis kpis;
    private final TicketStore tickets;
    private final TagStore tags;

    /** Reads from these; writes nothing. */
    public TicketView(Settings settings, Kpis kpis, TicketStore tickets, TagStore tags) {
        this.settings = settings;
        this.kpis = kpis;
        this.tickets = tickets;
        this.tags = tags;
    }

    /**
     * @param total of all pages; null where there are more than the search holds
     * @param next to ask for the page after; null on the last
     * @param search all of them in the site's own search, of more than 500 the first 500
     */
    record Page(
            List<Row> tickets,
            @Nullable Integer total,
            @Nullable String next,
            URI search) {}

    /** One ticket; its tags are null before it is tagged. */
    record Row(
            String key,
            URI url,
            String summary,
            String status,
            Instant created,
            @Nullable String sentiment,
            @Nullable String kind,
            @Nullable String priority) {}

    Page behind(Kpi kpi, KpiQuery query, String after) {
        List<Ticket> first = seen(query, kpis.tickets(kpi, query, "", SEARCHED + 1));
        List<Ticket> rest = after.isEmpty() ? first : seen(query, kpis.tickets(kpi, query, after, PAGE + 1));
        List<Ticket> page = rest.stream().limit(PAGE).toList();
        Map<TicketId, TicketTags> known =
                tags.findAll(page.stream().map(Ticket::id).toList());
        return new Page(
                page.stream().map(ticket -> row(ticket, known.get(ticket.id()))).toList(),
                first.size() > SEARCHED ? null : first.size(),
                rest.size() > PAGE ? page.get(page.size() - 1).key().value() : null,
                search(first.stream()
                        .limit(SEARCHED)
                        .map(ticket -> ticket.key().value())
                        .toList()));
    }

    /** A ticket may have been hidden since it was measured. */
    private List<Ticket> seen(KpiQuery query, List<String> keys) {
        return tickets.findAllByKey(keys.stream().map(TicketKey::new).toList()).stream()
                .filter(query.sight()::sees)
                .toList();
    }

    private Row row(Ticket ticket, @Nullable TicketTags tags) {
        return new Row(
                ticket.key().value(),
                ticket.key().pageOn(site()),
                ticket.summary(),
                ticket.lifecycle().status(),
                ticket.lifecycle().created(),
                tags == null ? null : tags.sentiment().label().name(),
                tags == null ? null : tags.kind().kind().name(),
                tags == null ? null : tags.priority().level().name());
    }

    private URI search(List<String> keys) {
        String jql = keys.isEmpty() ? "issue is EMPTY" : "key in (" + String.join(", ", keys) + ")";
        return URI.create(site() + "/issues/?jql=" + URLEncoder.encode(jql, StandardCharsets.UTF_8));
    }

    private URI site() {
        return settings.jira().access().site();
    }
}
