package dev.deskpulse.scheduler.text;

import java.util.Arrays;
import java.util.List;

/** What of a ticket is tagged, and can be corrected. */
public enum TagTask {
    SENTIMENT,
    KIND,
    PRIORITY;

    /** The present value, by name. */
    public String valueOf(TicketTags tags) {
        return switch (this) {
            case SENTIMENT -> tags.sentiment().label().name();
            case KIND -> tags.kind().kind().name();
            case PRIORITY -> tags.priority().level().name();
        };
    }

    List<Evidence> evidenceOf(TicketTags tags) {
        return switch (this) {
            case SENTIMENT -> tags.sentiment().evidence();
            case KIND -> tags.kind().evidence();
            case PRIORITY -> tags.priority().reasons();
        };
    }

    /** Whether it has such a value, by name. */
    public boolean knows(String value) {
        Enum<?>[] values =
                switch (this) {
                    case SENTIMENT -> Sentiment.Label.values();
                    case KIND -> KindTag.Kind.values();
                    case PRIORITY -> PrioritySuggestion.Level.values();
                };
        return Arrays.stream(values).anyMatch(constant -> constant.name().equals(value));
    }

    /** The tags with a person's value, which needs no confidence. */
    TicketTags with(TicketTags tags, String value) {
        List<Evidence> person = List.of(new Evidence(value, 1, "person"));
        Sentiment sentiment = this == SENTIMENT
                ? new Sentiment(Sentiment.Label.valueOf(value), tags.sentiment().score(), 1, person)
                : tags.sentiment();
        KindTag kind = this == KIND ? new KindTag(KindTag.Kind.valueOf(value), 1, person) : tags.kind();
        PrioritySuggestion priority = this == PRIORITY
                ? new PrioritySuggestion(
                        PrioritySuggestion.Level.valueOf(value),
                        tags.priority().impact(),
                        tags.priority().urgency(),
                        person)
                : tags.priority();
        return new TicketTags(
                tags.ticket(),
                tags.input(),
                tags.model(),
                tags.taggedAt(),
                tags.language(),
                sentiment,
                kind,
                priority,
                tags.trajectory(),
                tags.entities());
    }
}
