package dev.deskpulse.scheduler.topic;

import dev.deskpulse.scheduler.topic.StoredTopic.State;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All stored topics at one time. */
final class KnownTopics {
    private final Map<String, StoredTopic> byId = new LinkedHashMap<>();

    KnownTopics(List<StoredTopic> topics) {
        topics.forEach(topic -> byId.put(topic.id(), topic));
    }

    List<StoredTopic> all() {
        return List.copyOf(byId.values());
    }

    List<StoredTopic> in(TopicLanguage language) {
        return all().stream().filter(topic -> topic.language() == language).toList();
    }

    /** @throws IllegalArgumentException where no active topic has this id */
    StoredTopic active(String id) {
        return Optional.ofNullable(byId.get(id))
                .filter(topic -> topic.state() == State.ACTIVE)
                .orElseThrow(() -> unknown(id));
    }

    static IllegalArgumentException unknown(String id) {
        return new IllegalArgumentException(
                "There is no topic " + id + " now; `deskpulse topics` lists those that there are");
    }

    /** Where the tickets of a topic are now; empty where it stands no more, or was not known at that time. */
    Optional<StoredTopic> standing(String id) {
        return Optional.ofNullable(byId.get(id)).flatMap(this::standing);
    }

    /** Where the tickets of a topic are now: itself, or what it was merged into; empty where it stands no more. */
    Optional<StoredTopic> standing(StoredTopic topic) {
        StoredTopic at = topic;
        // A merge only ever goes into an active topic, so that the way ends.
        while (at != null && at.state() == State.MERGED) {
            at = byId.get(String.valueOf(at.mergedInto()));
        }
        return Optional.ofNullable(at).filter(found -> found.state() == State.ACTIVE);
    }

    /** Topics that tickets of a language may be near to, merged ones too. */
    List<StoredTopic> attracting(TopicLanguage language) {
        return in(language).stream()
                .filter(topic -> standing(topic).isPresent())
                .toList();
    }

    /** What tells the tickets of a topic in a language, of topics merged into it too. */
    List<String> telling(StoredTopic topic, TopicLanguage language) {
        return in(language).stream()
                .filter(other -> standing(other).filter(topic::equals).isPresent())
                .flatMap(other -> other.telling().stream())
                .distinct()
                .toList();
    }

    /** The topics that a split of this one sets free, as they are then; those merged into them stay so. */
    List<StoredTopic> mergedFromOtherLanguages(StoredTopic whole) {
        return all().stream()
                .filter(topic -> topic.state() == State.MERGED && topic.language() != whole.language())
                .filter(topic -> standing(topic).filter(whole::equals).isPresent())
                .filter(topic -> in(whole.language()).stream()
                        .anyMatch(other -> other.id().equals(topic.mergedInto())))
                .map(StoredTopic::freed)
                .toList();
    }

    /** Whether a person has named, merged or split here: then it stays though it is not found again. */
    boolean isKeptByPeople(StoredTopic topic) {
        return topic.humanName() != null
                || topic.parent() != null
                || byId.values().stream().anyMatch(other -> topic.id().equals(other.mergedInto()));
    }

    int nextNumber() {
        return 1
                + byId.keySet().stream()
                        .mapToInt(id -> Integer.parseInt(id.substring(1)))
                        .max()
                        .orElse(0);
    }
}
