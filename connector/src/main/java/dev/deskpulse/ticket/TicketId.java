package dev.deskpulse.ticket;

import java.io.Serializable;

/**
 * The deterministic identity of a ticket: its source and the source's own unchanging id, so that the same ticket has
 * the same id after a rebuild, a key rename or a move to another project.
 */
public record TicketId(String value) implements Serializable {
    public TicketId {
        Text.notBlank(value, "TicketId");
    }

    public static TicketId of(SourceId source, String nativeId) {
        return new TicketId(source.value() + "/" + Text.notBlank(nativeId, "native id"));
    }

    /** The source's own id, such as Jira's numeric issue id. */
    public String nativeId() {
        return value.substring(value.indexOf('/') + 1);
    }

    @Override
    public String toString() {
        return value;
    }
}
