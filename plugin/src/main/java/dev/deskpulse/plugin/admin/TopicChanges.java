package dev.deskpulse.plugin.admin;

import dev.deskpulse.scheduler.topic.EditTopics;
import dev.deskpulse.scheduler.topic.StoredTopic;
import dev.deskpulse.words.Wire;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people made of the topics, to be taken back. */
public final class TopicChanges {
    private final EditTopics topics;

    public TopicChanges(EditTopics topics) {
        this.topics = topics;
    }

    /**
     * A topic that was merged or split.
     *
     * @param change {@code merged} or {@code split}
     * @param into what it was merged into; null where it was split
     */
    record Changed(
            String id,
            String name,
            String language,
            String change,
            @Nullable String into) {}

    List<Changed> all() {
        return topics.undoable().stream().map(TopicChanges::changed).toList();
    }

    private static Changed changed(StoredTopic topic) {
        return new Changed(
                topic.id(), topic.title(), topic.language().code(), Wire.name(topic.state()), topic.mergedInto());
    }

    List<Changed> merge(String id, String other) {
        topics.merge(id, other);
        return all();
    }

    List<Changed> split(String id) {
        topics.split(id);
        return all();
    }

    List<Changed> undo(String id) {
        topics.undo(id);
        return all();
    }
}
