package dev.deskpulse.connector.sync;

import com.fasterxml.jackson.databind.JsonNode;
import dev.deskpulse.connector.jira.JiraComment;
import dev.deskpulse.connector.jira.JiraHistoryEntry;
import dev.deskpulse.connector.jira.JiraIssue;
import dev.deskpulse.connector.jira.JiraStatus;
import dev.deskpulse.connector.sync.ResolvedMapping.Meaning;
import dev.deskpulse.ticket.Change;
import dev.deskpulse.ticket.Message;
import dev.deskpulse.ticket.OrderMilestones;
import dev.deskpulse.ticket.PersonId;
import dev.deskpulse.ticket.SourceId;
import dev.deskpulse.ticket.StatusCategory;
import dev.deskpulse.ticket.Ticket;
import dev.deskpulse.ticket.TicketId;
import dev.deskpulse.ticket.TicketKey;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Turns an issue, whatever state its values are in, into a ticket. A missing or broken value never loses the ticket:
 * it is left empty and noted. Safe for use by several threads.
 */
public final class TicketMapper {
    /** Under this name a request's type is kept in {@link Ticket#fields()}. */
    public static final String REQUEST_TYPE = "requestType";

    private final SourceId source;
    private final ResolvedMapping mapping;
    private final Map<String, StatusCategory> categories;
    private final Set<PersonId> automation;
    private final ZoneId zone;
    private final ValueText texts;
    private final ServiceDeskFields serviceDesk;

    /**
     * @param automation accounts that are machines although they look like people, Deskpulse's own among them
     * @param zone of the account that reads: dates without an offset are meant in it
     * @param markup turns the site's rich text (ADF, or wiki markup in a text node) into plain text
     */
    public TicketMapper(
            SourceId source,
            ResolvedMapping mapping,
            Collection<JiraStatus> statuses,
            Set<PersonId> automation,
            ZoneId zone,
            Function<JsonNode, String> markup) {
        this.source = source;
        this.mapping = mapping;
        this.categories = statuses.stream()
                .collect(Collectors.toUnmodifiableMap(JiraStatus::id, JiraStatus::category, (first, second) -> first));
        this.automation = Set.copyOf(automation);
        this.zone = zone;
        this.texts = new ValueText(markup);
        this.serviceDesk = new ServiceDeskFields(mapping);
    }

    public MappedTicket map(JiraIssue issue) {
        IssueFields fields = new IssueFields(issue, texts, zone, mapping::label);
        IssuePeople people = new IssuePeople(automation);
        // Who asked must be known before any author's side is.
        Ticket.Parties parties = parties(fields, people);
        OptionalInt nps = mapping.fieldId(Meaning.NPS_ANSWER)
                .map(id -> fields.number(id, 0, 10))
                .orElse(OptionalInt.empty());
        Ticket ticket = new Ticket(
                TicketId.of(source, issue.id()),
                source,
                key(issue),
                project(issue, fields),
                fields.text("issuetype").orElse(""),
                fields.text("summary").orElse(""),
                fields.markup("description").orElse(""),
                lifecycle(issue, fields),
                parties,
                subject(fields),
                fields.text("priority").orElse(null),
                fields.texts("labels"),
                messages(issue, people),
                history(issue, people),
                serviceDesk.slaCycles(fields),
                serviceDesk.satisfaction(fields),
                nps.isPresent() ? nps.getAsInt() : null,
                kept(fields));
        return new MappedTicket(ticket, people.all(), fields.problems());
    }

    private static TicketKey key(JiraIssue issue) {
        return new TicketKey(issue.key().isBlank() ? issue.id() : issue.key());
    }

    private static String project(JiraIssue issue, IssueFields fields) {
        String key = fields.value("project").path("key").asText("");
        int dash = issue.key().lastIndexOf('-');
        return key.isBlank() && dash > 0 ? issue.key().substring(0, dash) : key;
    }

    private Ticket.Lifecycle lifecycle(JiraIssue issue, IssueFields fields) {
        Optional<Instant> updated = fields.moment("updated");
        Instant created = fields.moment("created").orElseGet(() -> {
            fields.problem("created", "missing; the earliest known moment stands for it");
            return earliest(issue, updated);
        });
        Optional<String> resolution = fields.text("resolution");
        Optional<Instant> resolved =
                fields.moment("resolutiondate").or(() -> resolution.flatMap(name -> lastResolution(issue)));
        return new Ticket.Lifecycle(
                fields.text("status").orElse(""),
                category(fields),
                created,
                updated.orElse(created),
                resolved.orElse(null),
                resolution.orElse(null));
    }

    private static Instant earliest(JiraIssue issue, Optional<Instant> updated) {
        return Stream.of(
                        updated.stream(),
                        issue.comments().stream().map(JiraComment::created),
                        issue.history().stream().map(JiraHistoryEntry::created))
                .flatMap(moments -> moments)
                .min(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }

    private static Optional<Instant> lastResolution(JiraIssue issue) {
        return issue.history().stream()
                .filter(entry ->
                        entry.items().stream().anyMatch(item -> item.field().equals("resolution") && item.to() != null))
                .map(JiraHistoryEntry::created)
                .max(Comparator.naturalOrder());
    }

    private StatusCategory category(IssueFields fields) {
        JsonNode status = fields.value("status");
        StatusCategory ofSite = categories.get(status.path("id").asText(""));
        if (ofSite != null) {
            return ofSite;
        }
        return switch (status.path("statusCategory").path("key").asText("")) {
            case "done" -> StatusCategory.DONE;
            case "indeterminate" -> StatusCategory.IN_PROGRESS;
            case "new", "undefined" -> StatusCategory.TO_DO;
            default -> {
                fields.problem("status", "no category; a resolved issue is taken as done, another as to do");
                yield fields.text("resolution").isPresent() ? StatusCategory.DONE : StatusCategory.TO_DO;
            }
        };
    }

    private Ticket.Parties parties(IssueFields fields, IssuePeople people) {
        PersonId reporter = people.inField(fields.value("reporter")).orElse(null);
        PersonId assignee = people.inField(fields.value("assignee")).orElse(null);
        Optional<String> field = mapping.fieldId(Meaning.CUSTOMER);
        Optional<PersonId> customer = field.flatMap(id -> people.inField(fields.value(id)));
        people.customerIs(customer.orElse(reporter));
        String named = customer.map(PersonId::value)
                .or(() -> field.flatMap(fields::text))
                .orElse(reporter == null ? null : reporter.value());
        return new Ticket.Parties(reporter, assignee, named, text(fields, Meaning.ORGANISATION));
    }

    private Ticket.Subject subject(IssueFields fields) {
        return new Ticket.Subject(
                text(fields, Meaning.CHANNEL),
                text(fields, Meaning.PRODUCT),
                text(fields, Meaning.REGION),
                text(fields, Meaning.ORDER_NUMBER),
                new OrderMilestones(
                        moment(fields, Meaning.ORDER_CREATED),
                        moment(fields, Meaning.ORDER_CONFIRMED),
                        moment(fields, Meaning.ORDER_SHIPPED),
                        moment(fields, Meaning.ORDER_COMPLETED)));
    }

    private @Nullable String text(IssueFields fields, Meaning meaning) {
        return mapping.fieldId(meaning).flatMap(fields::text).orElse(null);
    }

    private @Nullable Instant moment(IssueFields fields, Meaning meaning) {
        return mapping.fieldId(meaning).flatMap(fields::moment).orElse(null);
    }

    private static List<Message> messages(JiraIssue issue, IssuePeople people) {
        Set<String> seen = new HashSet<>();
        List<Message> messages = new ArrayList<>();
        for (JiraComment comment : issue.comments()) {
            String id = comment.id().isBlank() ? "#" + messages.size() : comment.id();
            // Pages of comments may overlap when one is deleted in between.
            if (seen.add(id)) {
                messages.add(new Message(
                        id,
                        people.author(comment.author()),
                        people.roleOf(comment.author()),
                        comment.created(),
                        comment.updated(),
                        comment.isPublic(),
                        ValueText.bounded(comment.text())));
            }
        }
        messages.sort(Comparator.comparing(Message::created));
        return messages;
    }

    private static List<Change> history(JiraIssue issue, IssuePeople people) {
        Set<String> seen = new HashSet<>();
        List<Change> changes = new ArrayList<>();
        for (JiraHistoryEntry entry : issue.history()) {
            PersonId author = people.author(entry.author());
            for (int i = 0; i < entry.items().size(); i++) {
                String id = entry.id() + "#" + i;
                if (seen.add(id)) {
                    changes.add(
                            change(id, entry.created(), author, entry.items().get(i)));
                }
            }
        }
        changes.sort(Comparator.comparing(Change::at));
        return changes;
    }

    private static Change change(String id, Instant at, @Nullable PersonId author, JiraHistoryEntry.Item item) {
        return new Change(
                id,
                at,
                author,
                item.field().isBlank() ? "unknown" : item.field(),
                bounded(item.from()),
                bounded(item.fromText()),
                bounded(item.to()),
                bounded(item.toText()));
    }

    private static @Nullable String bounded(@Nullable String text) {
        return text == null ? null : ValueText.bounded(text);
    }

    /** Its id; levels of different projects may have one name. A level of an unknown shape is still a level. */
    private static Optional<String> securityLevel(IssueFields fields) {
        JsonNode level = fields.value(ResolvedMapping.SECURITY);
        return level.isMissingNode()
                ? Optional.empty()
                : Optional.of(ValueText.bounded(level.path("id").asText("unknown")));
    }

    /** Extras by their name in the settings, Deskpulse's own fields by id. */
    private Map<String, String> kept(IssueFields fields) {
        Map<String, String> kept = new HashMap<>();
        mapping.ownFields().forEach(id -> fields.text(id).ifPresent(text -> kept.put(id, text)));
        mapping.extras().forEach((name, id) -> fields.text(id).ifPresent(text -> kept.put(name, text)));
        mapping.fieldId(Meaning.REQUEST_TYPE)
                .flatMap(fields::text)
                .ifPresent(text -> kept.putIfAbsent(REQUEST_TYPE, text));
        // Who may see a ticket is decided by it: no field of the settings may stand in its place.
        kept.remove(Ticket.SECURITY_LEVEL);
        securityLevel(fields).ifPresent(level -> kept.put(Ticket.SECURITY_LEVEL, level));
        return kept;
    }
}
