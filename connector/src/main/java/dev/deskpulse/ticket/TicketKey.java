package dev.deskpulse.ticket;

import java.net.URI;

/** The key people use, such as {@code HD-42}. It changes when a ticket moves: never an identity. */
public record TicketKey(String value) implements Comparable<TicketKey> {
    public TicketKey {
        Text.notBlank(value, "TicketKey");
    }

    /** Where people open it on a site. */
    public URI pageOn(URI site) {
        return URI.create(site + "/browse/" + value);
    }

    @Override
    public int compareTo(TicketKey other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
