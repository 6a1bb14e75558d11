package dev.deskpulse.scheduler.text;

import dev.deskpulse.ticket.AuthorRole;
import dev.deskpulse.ticket.Change;
import dev.deskpulse.ticket.Message;
import dev.deskpulse.ticket.PersonId;
import dev.deskpulse.ticket.Satisfaction;
import dev.deskpulse.ticket.SlaCycle;
import dev.deskpulse.ticket.SourceId;
import dev.deskpulse.ticket.StatusCategory;
import dev.deskpulse.ticket.Ticket;
import dev.deskpulse.ticket.TicketId;
import dev.deskpulse.ticket.TicketKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tickets of one customer, opened on 1 May 2026 at noon, as a test wants them. */
public final class TicketBuilder {
    public static final Instant OPENED = Instant.parse("2026-05-01T12:00:00Z");

    private String number = "1";
    private SourceId source = new SourceId("site");
    private String summary = "";
    private String description = "";
    private String type = "Task";
    private StatusCategory category = StatusCategory.TO_DO;
    private Instant opened = OPENED;
    private @Nullable String customer;
    private Instant updated = OPENED;
    private Map<String, String> fields = Map.of();
    private @Nullable Satisfaction satisfaction;
    private final List<String> labels = new ArrayList<>();
    private final List<Message> messages = new ArrayList<>();
    private final List<Change> history = new ArrayList<>();
    private final List<SlaCycle> slas = new ArrayList<>();

    private TicketBuilder() {}

    public static TicketBuilder aTicket() {
        return new TicketBuilder();
    }

    public static Ticket saying(String description) {
        return aTicket().describedAs(description).build();
    }

    public TicketBuilder numbered(int number) {
        this.number = Integer.toString(number);
        return this;
    }

    public TicketBuilder from(SourceId source) {
        this.source = source;
        return this;
    }

    public TicketBuilder about(String summary) {
        this.summary = summary;
        return this;
    }

    public TicketBuilder describedAs(String description) {
        this.description = description;
        return this;
    }

    public TicketBuilder ofType(String type) {
        this.type = type;
        return this;
    }

    public TicketBuilder closed() {
        category = StatusCategory.DONE;
        return this;
    }

    public TicketBuilder updatedAt(Instant updated) {
        this.updated = updated;
        return this;
    }

    public TicketBuilder openedAt(Instant opened) {
        this.opened = opened;
        return this;
    }

    public TicketBuilder by(String customer) {
        this.customer = customer;
        return this;
    }

    public TicketBuilder rated(int score) {
        satisfaction = new Satisfaction(score, null, null);
        return this;
    }

    public TicketBuilder holding(Map<String, String> fields) {
        this.fields = fields;
        return this;
    }

    public TicketBuilder labelled(String label) {
        labels.add(label);
        return this;
    }

    public TicketBuilder customerSays(String text) {
        return message(AuthorRole.CUSTOMER, true, text);
    }

    public TicketBuilder agentSays(String text) {
        return message(AuthorRole.AGENT, true, text);
    }

    public TicketBuilder automationSays(String text) {
        return message(AuthorRole.AUTOMATION, true, text);
    }

    private TicketBuilder message(AuthorRole role, boolean isPublic, String text) {
        Instant at = OPENED.plusSeconds(3_600L * (messages.size() + 1));
        String id = Integer.toString(100 + messages.size());
        messages.add(new Message(id, new PersonId("person-" + role), role, at, at, isPublic, text));
        return this;
    }

    /** Somebody gives a field a value half an hour after the opening. */
    public TicketBuilder changed(String who, String field, String to) {
        history.add(new Change(
                Integer.toString(history.size()),
                opened.plusSeconds(1_800),
                new PersonId(who),
                field,
                null,
                null,
                to,
                to));
        return this;
    }

    public TicketBuilder withBreachedSla() {
        slas.add(new SlaCycle(
                "Time to resolution",
                OPENED,
                null,
                OPENED.plusSeconds(60),
                Duration.ofMinutes(1),
                Duration.ofMinutes(5),
                true,
                false));
        return this;
    }

    /** An SLA of eight hours, so much of which is used. */
    public TicketBuilder withSlaUsed(Duration used) {
        slas.add(new SlaCycle("Time to resolution", OPENED, null, null, Duration.ofHours(8), used, false, false));
        return this;
    }

    /** An SLA of eight hours, an hour of which was used when the site was last read. */
    public TicketBuilder withSlaBreachingAt(Instant breach, boolean paused) {
        slas.add(new SlaCycle(
                "Time to resolution", OPENED, null, breach, Duration.ofHours(8), Duration.ofHours(1), false, paused));
        return this;
    }

    public Ticket build() {
        return new Ticket(
                TicketId.of(source, number),
                source,
                new TicketKey("HD-" + number),
                "HD",
                type,
                summary,
                description,
                new Ticket.Lifecycle("Open", category, opened, updated, null, null),
                new Ticket.Parties(null, null, customer, null),
                Ticket.Subject.UNKNOWN,
                null,
                labels,
                messages,
                history,
                slas,
                satisfaction,
                null,
                fields);
    }
}
