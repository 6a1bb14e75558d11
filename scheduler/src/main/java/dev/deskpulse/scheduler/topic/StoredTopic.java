package dev.deskpulse.scheduler.topic;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A topic with an identity that outlives runs.
 *
 * @param name its most telling words when it was first found
 * @param humanName what a person calls it
 * @param mergedInto whose tickets its tickets are now, where it is MERGED
 * @param parent what it was split from
 * @param mean the mean of its tickets' vectors, see {@link VectorText}
 * @param telling what tells its tickets, see {@link TellingWords}; as it was last found
 */
public record StoredTopic(
        String id,
        TopicLanguage language,
        Instant created,
        String name,
        @Nullable String humanName,
        State state,
        @Nullable String mergedInto,
        @Nullable String parent,
        String mean,
        List<String> telling) {
    public StoredTopic {
        telling = List.copyOf(telling);
    }

    /** What became of it. */
    public enum State {
        ACTIVE,
        MERGED,
        SPLIT,
        /** No longer found; comes back under its id when such tickets do. */
        GONE
    }

    /** The person's name, else the found one. */
    public String title() {
        return humanName == null ? name : humanName;
    }

    StoredTopic named(String newName) {
        return new StoredTopic(id, language, created, name, newName, state, mergedInto, parent, mean, telling);
    }

    StoredTopic in(State newState) {
        return new StoredTopic(id, language, created, name, humanName, newState, mergedInto, parent, mean, telling);
    }

    StoredTopic mergedInto(String other) {
        return new StoredTopic(id, language, created, name, humanName, State.MERGED, other, parent, mean, telling);
    }

    /** No longer merged. */
    StoredTopic freed() {
        return new StoredTopic(id, language, created, name, humanName, State.ACTIVE, null, parent, mean, telling);
    }

    StoredTopic foundAgain(String newMean, List<String> newTelling) {
        return new StoredTopic(id, language, created, name, humanName, state, mergedInto, parent, newMean, newTelling);
    }
}
