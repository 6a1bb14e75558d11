package dev.deskpulse.scheduler.why;

import dev.deskpulse.scheduler.text.Entity;
import dev.deskpulse.scheduler.text.Evidence;
import dev.deskpulse.scheduler.text.Evidence.Place;
import dev.deskpulse.scheduler.text.MessageTag;
import dev.deskpulse.scheduler.text.MessageTags;
import dev.deskpulse.scheduler.text.Passage;
import dev.deskpulse.scheduler.text.TicketTags;
import java.time.Instant;
import java.util.BitSet;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a customer said at one time, and what was seen in it.
 *
 * @param message the message's id, or {@link Passage#OPENING}
 * @param at when it was written; null where it is gone
 * @param text cleaned, and masked as in the store: places of evidence point into it; null where it is gone
 * @param marked the text with {@code «»} around each place that decided; without them where another text was judged; null
 *     where it is gone
 * @param tags null where it has not been judged yet
 * @param judge the version of what judged it; null where nothing did
 */
public record Said(
        String message,
        @Nullable Instant at,
        @Nullable String text,
        @Nullable String marked,
        State state,
        @Nullable MessageTags tags,
        @Nullable String judge) {
    /** Whether the text is the one that was judged. */
    public enum State {
        JUDGED,
        /** It has changed since it was judged: an analysis is due. */
        CHANGED,
        /** It came after the last analysis. */
        NOT_YET_JUDGED,
        /** It was judged, and is no longer among the words that are read of the ticket. */
        GONE
    }

    static Said gone(MessageTag tag) {
        return new Said(tag.message(), null, null, null, State.GONE, tag.tags(), tag.judge());
    }

    /** @param ticket its tags, of which some point into this passage too */
    static Said of(Passage passage, Instant at, @Nullable MessageTag tag, TicketTags ticket) {
        String text = passage.original();
        if (tag == null) {
            return new Said(passage.message(), at, text, text, State.NOT_YET_JUDGED, null, null);
        }
        boolean same = tag.judged(passage);
        return new Said(
                passage.message(),
                at,
                text,
                same ? marked(text, places(passage.message(), tag.tags(), ticket)) : text,
                same ? State.JUDGED : State.CHANGED,
                tag.tags(),
                tag.judge());
    }

    private static Stream<Place> places(String message, MessageTags tags, TicketTags ticket) {
        Stream<Evidence> evidence = Stream.of(
                        tags.sentiment().evidence(),
                        tags.kind().evidence(),
                        ticket.priority().reasons())
                .flatMap(some -> some.stream());
        return Stream.concat(
                        evidence.map(Evidence::place),
                        ticket.entities().stream().map(Entity::place))
                .filter(Objects::nonNull)
                .filter(place -> place.message().equals(message));
    }

    /** Places that touch or overlap are marked as one. */
    private static String marked(String text, Stream<Place> places) {
        BitSet seen = new BitSet();
        places.forEach(place -> seen.set(place.start(), place.end()));
        StringBuilder marked = new StringBuilder();
        for (int at = 0; at < text.length(); ) {
            boolean inside = seen.get(at);
            int next = inside ? seen.nextClearBit(at) : seen.nextSetBit(at);
            int end = next < 0 ? text.length() : Math.min(next, text.length());
            marked.append(inside ? "«" : "").append(text, at, end).append(inside ? "»" : "");
            at = end;
        }
        return marked.toString();
    }
}
