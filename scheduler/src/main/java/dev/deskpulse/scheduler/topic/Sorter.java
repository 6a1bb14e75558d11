package dev.deskpulse.scheduler.topic;

import dev.deskpulse.scheduler.topic.TopicStore.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sorts tickets of a language into the stored topics. */
final class Sorter {
    private static final int BATCH = 5_000;

    private final TopicLanguage language;
    private final Optional<TopicSpace> space;
    /** By the number in the space; a merged topic's tickets are those of the one it was merged into. */
    private final List<String> ids;

    private Sorter(TopicLanguage language, Optional<TopicSpace> space, List<String> ids) {
        this.language = language;
        this.space = space;
        this.ids = ids;
    }

    /** For the topics as they are stored now. */
    static Sorter of(TopicStore store, TopicLanguage language) {
        KnownTopics known = store.topics();
        List<StoredTopic> attracting = known.attracting(language);
        return new Sorter(
                language,
                store.space(language)
                        .map(space -> new TopicSpace(
                                VectorText.vector(space.centre()),
                                attracting.stream()
                                        .map(topic -> VectorText.vector(topic.mean()))
                                        .toList())),
                attracting.stream()
                        .map(topic -> known.standing(topic).orElse(topic).id())
                        .toList());
    }

    Place place(TopicStore.Vector vector) {
        return space.flatMap(found -> found.nearest(VectorText.vector(vector.vector())))
                .map(near -> new Place(vector.ticket(), language, ids.get(near.topic()), near.score()))
                .orElse(new Place(vector.ticket(), language, null, null));
    }

    /** Sorts every ticket of the language again. */
    static void sortAll(TopicStore store, TopicLanguage language) {
        Sorter sorter = of(store, language);
        List<Place> places = new ArrayList<>();
        store.vectors(language, vector -> places.add(sorter.place(vector)));
        for (int from = 0; from < places.size(); from += BATCH) {
            store.savePlaces(places.subList(from, Math.min(from + BATCH, places.size())));
        }
    }
}
