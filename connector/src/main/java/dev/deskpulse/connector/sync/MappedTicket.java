package dev.deskpulse.connector.sync;

import dev.deskpulse.ticket.Person;
import dev.deskpulse.ticket.Ticket;
import java.util.List;

/**
 * An issue as a ticket.
 *
 * @param people everyone the issue names
 * @param problems values left empty because they could not be understood, such as {@code customfield_10010 (Order
 *     shipped): not a date}; never the value itself
 */
public record MappedTicket(Ticket ticket, List<Person> people, List<String> problems) {
    public MappedTicket {
        people = List.copyOf(people);
        problems = List.copyOf(problems);
    }
}
