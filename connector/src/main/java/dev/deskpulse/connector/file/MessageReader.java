package dev.deskpulse.connector.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.deskpulse.ticket.AuthorRole;
import dev.deskpulse.ticket.Message;
import dev.deskpulse.ticket.Person;
import dev.deskpulse.ticket.PersonId;
import dev.deskpulse.ticket.SourceId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The conversation in a row's cell. */
final class MessageReader {
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final SourceId source;
    private final DateReader dates;

    MessageReader(SourceId source, DateReader dates) {
        this.source = source;
        this.dates = dates;
    }

    List<Message> read(MappedRow row, Instant created, List<Person> people) {
        Optional<String> text = row.text(TicketColumn.MESSAGES);
        if (text.isEmpty()) {
            return List.of();
        }
        JsonNode array = array(text.get());
        if (array == null) {
            PersonId customer =
                    RowReader.person(source, row.textOrNull(TicketColumn.CUSTOMER), AuthorRole.CUSTOMER, people);
            return List.of(new Message("1", customer, AuthorRole.CUSTOMER, created, created, true, text.get()));
        }
        List<Message> messages = new ArrayList<>();
        for (JsonNode item : array) {
            Message message = message(item, messages.size() + 1, people);
            if (message == null) {
                row.leftEmpty(TicketColumn.MESSAGES, "a message without text or a date that exists");
            } else {
                messages.add(message);
            }
        }
        messages.sort(Comparator.comparing(Message::created));
        return messages;
    }

    private static @Nullable JsonNode array(String text) {
        if (!text.startsWith("[")) {
            return null;
        }
        try {
            JsonNode tree = JSON.readTree(text);
            return tree.isArray() ? tree : null;
        } catch (JsonProcessingException e) {
            return null; // a customer may well begin with a bracket
        }
    }

    private @Nullable Message message(JsonNode item, int number, List<Person> people) {
        String text = Cells.clean(item.path("text").asText(""));
        Optional<Instant> at = dates.read(Cells.clean(item.path("at").asText("")));
        if (text.isEmpty() || at.isEmpty()) {
            return null;
        }
        AuthorRole role = role(item.path("role").asText("customer"));
        PersonId author = RowReader.person(source, author(item), role, people);
        boolean isPublic = item.path("public").asBoolean(true);
        return new Message(Integer.toString(number), author, role, at.get(), at.get(), isPublic, text);
    }

    private static @Nullable String author(JsonNode item) {
        String author = Cells.clean(item.path("author").asText(""));
        return author.isEmpty() ? null : author;
    }

    // Who cannot be told for an agent must not count as a response of the desk.
    private static AuthorRole role(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "agent" -> AuthorRole.AGENT;
            case "automation", "bot" -> AuthorRole.AUTOMATION;
            default -> AuthorRole.CUSTOMER;
        };
    }
}
