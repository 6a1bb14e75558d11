package dev.deskpulse.scheduler.kpi;

import dev.deskpulse.ticket.AuthorRole;
import dev.deskpulse.ticket.Change;
import dev.deskpulse.ticket.Message;
import dev.deskpulse.ticket.OrderMilestones;
import dev.deskpulse.ticket.PersonId;
import dev.deskpulse.ticket.Satisfaction;
import dev.deskpulse.ticket.SlaCycle;
import dev.deskpulse.ticket.SourceId;
import dev.deskpulse.ticket.StatusCategory;
import dev.deskpulse.ticket.Ticket;
import dev.deskpulse.ticket.TicketId;
import dev.deskpulse.ticket.TicketKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tickets for tests: a sound one, created on Wednesday 2026-03-04 at 09:00 in Shanghai, then told step by step. */
final class TicketBuilder {
    static final Instant CREATED = Instant.parse("2026-03-04T01:00:00Z");
    static final StatusCatalogue STATUSES = new StatusCatalogue(Map.of(
            "Open", StatusCategory.TO_DO,
            "Working", StatusCategory.IN_PROGRESS,
            "Waiting for customer", StatusCategory.IN_PROGRESS,
            "Waiting for courier", StatusCategory.IN_PROGRESS,
            "Resolved", StatusCategory.DONE,
            "Closed", StatusCategory.DONE));

    private final String number;
    private Instant created = CREATED;
    private String status = "Open";
    private @Nullable String resolution;
    private @Nullable Instant resolved;
    private @Nullable String reporter = "customer-1";
    private @Nullable String customer = "customer-1";
    private @Nullable String assignee;
    private @Nullable String channel = "email";
    private @Nullable String product;
    private @Nullable String region;
    private @Nullable Integer nps;
    private @Nullable Satisfaction satisfaction;
    private OrderMilestones milestones = OrderMilestones.NONE;
    private String project = "HD";
    private String summary = "summary";
    private final Map<String, String> fields = new HashMap<>();
    private final List<Message> messages = new ArrayList<>();
    private final List<Change> history = new ArrayList<>();
    private final List<SlaCycle> sla = new ArrayList<>();

    private TicketBuilder(String number) {
        this.number = number;
    }

    static TicketBuilder aTicket() {
        return new TicketBuilder("1");
    }

    static TicketBuilder aTicket(int number) {
        return new TicketBuilder(Integer.toString(number));
    }

    /** A moment so many minutes after the standard creation. */
    static Instant minute(long minutes) {
        return CREATED.plusSeconds(60 * minutes);
    }

    TicketBuilder created(Instant at) {
        created = at;
        return this;
    }

    TicketBuilder in(String channel, @Nullable String product, @Nullable String region) {
        this.channel = channel;
        this.product = product;
        this.region = region;
        return this;
    }

    TicketBuilder project(String key) {
        project = key;
        return this;
    }

    TicketBuilder summary(String text) {
        summary = text;
        return this;
    }

    TicketBuilder from(@Nullable String reporter, @Nullable String customer) {
        this.reporter = reporter;
        this.customer = customer;
        return this;
    }

    TicketBuilder about(String topic) {
        fields.put("topic", topic);
        return this;
    }

    /** A mapped extra field. */
    TicketBuilder with(String field, String value) {
        fields.put(field, value);
        return this;
    }

    /** The team by its name, as an event log names the field. */
    TicketBuilder handedTo(String team, Instant at) {
        String before = fields.put("team", team);
        history.add(new Change(id(), at, null, "team", before, before, team, team));
        return this;
    }

    TicketBuilder ordered(OrderMilestones order) {
        milestones = order;
        return this;
    }

    TicketBuilder logged(long seconds, Instant at) {
        history.add(new Change(id(), at, null, "timespent", null, null, Long.toString(seconds), null));
        return this;
    }

    TicketBuilder assigned(String agent, Instant at) {
        history.add(new Change(id(), at, null, "assignee", assignee, assignee, agent, agent));
        assignee = agent;
        return this;
    }

    TicketBuilder moved(String to, Instant at) {
        history.add(new Change(id(), at, null, "status", "id-" + status, status, "id-" + to, to));
        status = to;
        return this;
    }

    /** The status and the resolution together, as Jira does it. */
    TicketBuilder resolved(Instant at) {
        moved("Resolved", at);
        history.add(new Change(id(), at, null, "resolution", null, null, "1", "Done"));
        resolution = "Done";
        resolved = at;
        return this;
    }

    TicketBuilder reopened(Instant at) {
        moved("Working", at);
        history.add(new Change(id(), at, null, "resolution", "1", "Done", null, null));
        resolution = null;
        resolved = null;
        return this;
    }

    /** What the source says today, with no entry in the history. */
    TicketBuilder nowDoneWithoutHistory(@Nullable Instant at) {
        status = "Resolved";
        resolved = at;
        resolution = "Done";
        return this;
    }

    TicketBuilder lostHistoryBefore(int entry) {
        history.subList(0, entry).clear();
        return this;
    }

    TicketBuilder says(String author, AuthorRole role, boolean isPublic, Instant at) {
        messages.add(new Message("m" + messages.size(), new PersonId(author), role, at, at, isPublic, "text"));
        return this;
    }

    TicketBuilder agentReplies(Instant at) {
        return says("agent-1", AuthorRole.AGENT, true, at);
    }

    TicketBuilder answered(int csat, @Nullable Integer npsAnswer) {
        satisfaction = new Satisfaction(csat, null, null);
        nps = npsAnswer;
        return this;
    }

    TicketBuilder sla(SlaCycle cycle) {
        sla.add(cycle);
        return this;
    }

    private String id() {
        return history.size() + "#0";
    }

    Ticket build() {
        StatusCategory category = STATUSES.category(status).orElse(StatusCategory.IN_PROGRESS);
        SourceId source = new SourceId("site");
        return new Ticket(
                TicketId.of(source, number),
                source,
                new TicketKey(project + "-" + number),
                project,
                "Request",
                summary,
                "description",
                new Ticket.Lifecycle(status, category, created, created, resolved, resolution),
                new Ticket.Parties(person(reporter), person(assignee), customer, null),
                new Ticket.Subject(channel, product, region, null, milestones),
                "Medium",
                List.of(),
                messages,
                history,
                sla,
                satisfaction,
                nps,
                fields);
    }

    private static @Nullable PersonId person(@Nullable String id) {
        return id == null ? null : new PersonId(id);
    }
}
