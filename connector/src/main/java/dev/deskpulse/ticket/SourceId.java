package dev.deskpulse.ticket;

/** Where a ticket comes from: a Jira site or a file channel, as named in the settings. */
public record SourceId(String value) {
    public SourceId {
        Text.notBlank(value, "SourceId");
    }

    @Override
    public String toString() {
        return value;
    }
}
