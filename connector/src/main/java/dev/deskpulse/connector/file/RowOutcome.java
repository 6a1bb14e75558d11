package dev.deskpulse.connector.file;

import dev.deskpulse.ticket.Person;
import dev.deskpulse.ticket.Ticket;
import java.util.List;

/** What a row came to. */
sealed interface RowOutcome {
    /** @param leftEmpty column and reason of each value that could not be understood */
    record Understood(Ticket ticket, List<Person> people, List<String> leftEmpty) implements RowOutcome {}

    record Refused(String reason) implements RowOutcome {}
}
