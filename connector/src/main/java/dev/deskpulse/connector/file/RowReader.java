package dev.deskpulse.connector.file;

import dev.deskpulse.ticket.AuthorRole;
import dev.deskpulse.ticket.OrderMilestones;
import dev.deskpulse.ticket.Person;
import dev.deskpulse.ticket.PersonId;
import dev.deskpulse.ticket.Satisfaction;
import dev.deskpulse.ticket.SourceId;
import dev.deskpulse.ticket.StatusCategory;
import dev.deskpulse.ticket.Ticket;
import dev.deskpulse.ticket.TicketId;
import dev.deskpulse.ticket.TicketKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes a ticket of a row, or says why there is none in it. */
final class RowReader {
    private static final int SUMMARY_LENGTH = 100;
    private static final int NAME_LENGTH = 200;

    private final SourceId source;
    private final FileMapping mapping;
    private final DateReader dates;
    private final MessageReader messages;
    private final Map<TicketColumn, String> names = new EnumMap<>(TicketColumn.class);

    RowReader(SourceId source, FileMapping mapping) {
        this.source = source;
        this.mapping = mapping;
        this.dates = new DateReader(mapping.dateFormats(), mapping.zone());
        this.messages = new MessageReader(source, dates);
        for (TicketColumn column : TicketColumn.values()) {
            mapping.column(column).ifPresent(name -> names.put(column, name));
        }
    }

    RowOutcome read(Row row) {
        if (row.fault() != null) {
            return new RowOutcome.Refused(row.fault());
        }
        MappedRow mapped = new MappedRow(row, mapping, names, dates);
        try {
            List<Person> people = new ArrayList<>();
            Ticket ticket = ticket(mapped, people);
            return new RowOutcome.Understood(ticket, people, mapped.leftEmpty());
        } catch (RowRefused e) {
            return new RowOutcome.Refused(e.reason());
        }
    }

    private Ticket ticket(MappedRow row, List<Person> people) throws RowRefused {
        String id = id(row);
        String description = row.text(TicketColumn.DESCRIPTION).orElse("");
        Ticket.Lifecycle lifecycle = lifecycle(row);
        return new Ticket(
                TicketId.of(source, id),
                source,
                new TicketKey(row.text(TicketColumn.KEY).orElse(source.value() + "-" + id)),
                source.value(),
                row.text(TicketColumn.TYPE).orElse("Ticket"),
                summary(row, description),
                description,
                lifecycle,
                parties(row, people),
                subject(row),
                row.textOrNull(TicketColumn.PRIORITY),
                labels(row),
                messages.read(row, lifecycle.created(), people),
                List.of(),
                List.of(),
                satisfaction(row),
                row.number(TicketColumn.NPS, 0, 10),
                extras(row));
    }

    private String id(MappedRow row) throws RowRefused {
        Optional<String> id = row.text(TicketColumn.ID).or(() -> row.text(TicketColumn.KEY));
        if (id.isPresent() && id.get().length() > NAME_LENGTH) {
            throw new RowRefused(row.name(TicketColumn.ID) + " is longer than " + NAME_LENGTH + " characters");
        }
        return id.orElseGet(() -> contentId(row));
    }

    // The same content has the same id wherever its columns stand in the file.
    private static String contentId(MappedRow row) {
        String content = new TreeMap<>(row.cells()).toString();
        return UUID.nameUUIDFromBytes(content.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static String summary(MappedRow row, String description) throws RowRefused {
        Optional<String> summary = row.text(TicketColumn.SUMMARY);
        if (summary.isPresent()) {
            return summary.get();
        }
        String first = description.lines().findFirst().orElse("");
        if (first.isBlank()) {
            throw new RowRefused(
                    "has neither " + row.name(TicketColumn.SUMMARY) + " nor " + row.name(TicketColumn.DESCRIPTION));
        }
        int end = first.offsetByCodePoints(0, Math.min(SUMMARY_LENGTH, first.codePointCount(0, first.length())));
        return first.substring(0, end);
    }

    private Ticket.Lifecycle lifecycle(MappedRow row) throws RowRefused {
        Optional<Instant> created = row.date(TicketColumn.CREATED);
        if (created.isEmpty()) {
            throw new RowRefused(row.name(TicketColumn.CREATED) + " is empty");
        }
        Optional<Instant> resolved = row.date(TicketColumn.RESOLVED);
        Instant updated = row.date(TicketColumn.UPDATED).or(() -> resolved).orElse(created.get());
        if (resolved.isPresent() && resolved.get().isBefore(created.get())) {
            throw new RowRefused(row.name(TicketColumn.RESOLVED) + " lies before " + row.name(TicketColumn.CREATED));
        }
        StatusCategory fallback = resolved.isPresent() ? StatusCategory.DONE : StatusCategory.TO_DO;
        String status = row.text(TicketColumn.STATUS).orElse(resolved.isPresent() ? "Resolved" : "Open");
        return new Ticket.Lifecycle(
                status,
                mapping.statuses().getOrDefault(status, fallback),
                created.get(),
                updated,
                resolved.orElse(null),
                row.textOrNull(TicketColumn.RESOLUTION));
    }

    private Ticket.Parties parties(MappedRow row, List<Person> people) {
        String customer = row.textOrNull(TicketColumn.CUSTOMER);
        return new Ticket.Parties(
                person(source, customer, AuthorRole.CUSTOMER, people),
                person(source, row.textOrNull(TicketColumn.AGENT), AuthorRole.AGENT, people),
                customer,
                row.textOrNull(TicketColumn.ORGANISATION));
    }

    /** A name in a file is unique in its source alone. */
    static @Nullable PersonId person(SourceId source, @Nullable String name, AuthorRole role, List<Person> people) {
        if (name == null || name.isBlank()) {
            return null;
        }
        PersonId id = new PersonId(source.value() + "/" + name);
        people.add(new Person(id, name, role));
        return id;
    }

    private static Ticket.Subject subject(MappedRow row) {
        return new Ticket.Subject(
                row.textOrNull(TicketColumn.CHANNEL),
                row.textOrNull(TicketColumn.PRODUCT),
                row.textOrNull(TicketColumn.REGION),
                row.textOrNull(TicketColumn.ORDER_NUMBER),
                new OrderMilestones(
                        row.dateIfUnderstood(TicketColumn.ORDER_CREATED),
                        row.dateIfUnderstood(TicketColumn.ORDER_CONFIRMED),
                        row.dateIfUnderstood(TicketColumn.ORDER_SHIPPED),
                        row.dateIfUnderstood(TicketColumn.ORDER_COMPLETED)));
    }

    private static List<String> labels(MappedRow row) {
        return row.text(TicketColumn.LABELS).stream()
                .flatMap(labels -> Arrays.stream(labels.split("[,;,;、\\[\\]\"]")))
                .map(String::strip)
                .filter(label -> !label.isEmpty())
                .distinct()
                .toList();
    }

    private static @Nullable Satisfaction satisfaction(MappedRow row) {
        Integer score = row.number(TicketColumn.RATING, 1, 5);
        return score == null ? null : new Satisfaction(score, null, row.textOrNull(TicketColumn.RATING_COMMENT));
    }

    private Map<String, String> extras(MappedRow row) {
        Map<String, String> extras = new HashMap<>();
        mapping.extras().forEach((name, column) -> {
            String cell = row.cells().get(column);
            if (cell != null) {
                extras.put(name, cell);
            }
        });
        return extras;
    }
}
