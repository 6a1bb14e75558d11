package dev.deskpulse.connector.file;

import dev.deskpulse.ticket.AuthorRole;
import dev.deskpulse.ticket.Change;
import dev.deskpulse.ticket.Message;
import dev.deskpulse.ticket.OrderMilestones;
import dev.deskpulse.ticket.PersonId;
import dev.deskpulse.ticket.Satisfaction;
import dev.deskpulse.ticket.SourceId;
import dev.deskpulse.ticket.StatusCategory;
import dev.deskpulse.ticket.Ticket;
import dev.deskpulse.ticket.TicketId;
import dev.deskpulse.ticket.TicketKey;
import dev.deskpulse.ticket.Untold;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes a case of its events, which are handed over in the order of their times. */
final class CaseTicket {
    private static final String ENDED = "(ended)";

    private final EventCases.Meanings meanings;
    private final LogEvent first;
    private final Map<String, String> values = new HashMap<>();
    private final List<Change> history = new ArrayList<>();
    private final List<Message> messages = new ArrayList<>();
    private final Map<EventMeaning, Instant> milestones = new EnumMap<>(EventMeaning.class);
    private String status = EventLog.BEGUN;
    private StatusCategory category = StatusCategory.TO_DO;
    private @Nullable String assignee;
    private @Nullable String team;
    private @Nullable Instant rated;
    private @Nullable Instant opened;
    private @Nullable Instant worked;
    private LogEvent last;

    CaseTicket(EventCases.Meanings meanings, LogEvent first) {
        this.meanings = meanings;
        this.first = first;
        this.last = first;
        add(first);
    }

    void add(LogEvent event) {
        last = event;
        Map<String, String> cells = meanings.cells(event);
        values.putAll(cells);
        EventMeaning meaning = meanings.of(event.activity());
        begin(event);
        write(event, meaning, cells.get(EventColumn.AGENT.name()));
        milestones.putIfAbsent(meaning, event.at());
        if (cells.containsKey(EventColumn.RATING.name())) {
            rated = event.at();
        }
        if (meanings.handsOver(meaning)) {
            assign(event, meaning, cells);
        }
        StatusCategory next = meaning.category();
        if (next != null) {
            move(event, event.activity(), next);
        }
    }

    private void begin(LogEvent event) {
        if (opened == null && meanings.openings().opening().contains(event.activity())) {
            opened = event.at();
        }
        if (worked == null && meanings.openings().later().contains(event.activity())) {
            worked = event.at();
        }
    }

    private void write(LogEvent event, EventMeaning meaning, @Nullable String agent) {
        switch (meaning) {
            case REPLY -> messages.add(message(event, agent, AuthorRole.AGENT));
            case CUSTOMER -> messages.add(message(event, null, AuthorRole.CUSTOMER));
            case AUTOMATION -> messages.add(message(event, null, AuthorRole.AUTOMATION));
            default -> {
                // says nothing
            }
        }
    }

    private static Message message(LogEvent event, @Nullable String author, AuthorRole role) {
        return new Message(
                Long.toString(event.line()),
                author == null ? null : new PersonId(author),
                role,
                event.at(),
                event.at(),
                true,
                "");
    }

    private void assign(LogEvent event, EventMeaning meaning, Map<String, String> cells) {
        String agent = cells.get(EventColumn.AGENT.name());
        String group = cells.get(EventColumn.TEAM.name());
        boolean handed = agent != null || meaning == EventMeaning.ASSIGNED;
        if (handed && !Objects.equals(agent, assignee)) {
            history.add(change(event, "assignee", assignee, agent));
            assignee = agent;
        }
        if (group != null && !group.equals(team)) {
            history.add(change(event, "team", team, group));
            team = group;
        }
    }

    private void move(LogEvent event, String to, StatusCategory next) {
        if (!to.equals(status)) {
            history.add(change(event, "status", status, to));
            status = to;
        }
        category = next;
    }

    private static Change change(LogEvent event, String field, @Nullable String from, @Nullable String to) {
        return new Change(event.line() + "#" + field, event.at(), null, field, from, from, to, to);
    }

    LogCase logCase() {
        if (opened != null && (worked == null || !worked.isBefore(opened))) {
            return new LogCase(ticket(opened), meanings.untold());
        }
        Set<Untold> untold = EnumSet.of(Untold.OPENING);
        untold.addAll(meanings.untold());
        return new LogCase(ticket(first.at()), untold);
    }

    private Ticket ticket(Instant created) {
        if (meanings.lastEventResolves() && category != StatusCategory.DONE) {
            move(last, ENDED, StatusCategory.DONE);
        }
        SourceId source = meanings.source();
        return new Ticket(
                TicketId.of(source, first.caseId()),
                source,
                new TicketKey(first.caseId()),
                value(EventColumn.PROJECT, source.value()),
                value(EventColumn.TYPE, "Ticket"),
                first.caseId(),
                "",
                new Ticket.Lifecycle(status, category, created, last.at(), null, null),
                new Ticket.Parties(
                        null,
                        assignee == null ? null : new PersonId(assignee),
                        valueOrNull(EventColumn.CUSTOMER),
                        valueOrNull(EventColumn.ORGANISATION)),
                subject(),
                valueOrNull(EventColumn.PRIORITY),
                List.of(),
                messages,
                history,
                List.of(),
                satisfaction(),
                number(EventColumn.NPS),
                fields());
    }

    private Ticket.Subject subject() {
        return new Ticket.Subject(
                valueOrNull(EventColumn.CHANNEL),
                valueOrNull(EventColumn.PRODUCT),
                valueOrNull(EventColumn.REGION),
                valueOrNull(EventColumn.ORDER_NUMBER),
                new OrderMilestones(
                        milestones.get(EventMeaning.ORDER_CREATED),
                        milestones.get(EventMeaning.ORDER_CONFIRMED),
                        milestones.get(EventMeaning.ORDER_SHIPPED),
                        milestones.get(EventMeaning.ORDER_COMPLETED)));
    }

    private @Nullable Satisfaction satisfaction() {
        Integer rating = number(EventColumn.RATING);
        return rating == null ? null : new Satisfaction(rating, rated, null);
    }

    private @Nullable Integer number(EventColumn column) {
        String text = valueOrNull(column);
        return text == null ? null : Integer.valueOf(text);
    }

    /** Own columns under their names; those with a meaning of their own under the names that the measurer knows. */
    private Map<String, String> fields() {
        Map<String, String> fields = new HashMap<>(meanings.extras(values));
        for (EventColumn column : List.of(EventColumn.TOPIC, EventColumn.SEGMENT, EventColumn.KIND)) {
            String value = valueOrNull(column);
            if (value != null) {
                fields.put(column.settingName(), value);
            }
        }
        if (team != null) {
            fields.put(EventColumn.TEAM.settingName(), team);
        }
        return fields;
    }

    private String value(EventColumn column, String orElse) {
        return values.getOrDefault(column.name(), orElse);
    }

    private @Nullable String valueOrNull(EventColumn column) {
        return values.get(column.name());
    }
}
