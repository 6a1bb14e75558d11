package dev.deskpulse.scheduler.topic;

import dev.deskpulse.connector.file.TextRow;
import dev.deskpulse.connector.file.TextTable;
import dev.deskpulse.progress.Progress;
import dev.deskpulse.scheduler.privacy.Masker;
import dev.deskpulse.scheduler.privacy.PersonalData;
import dev.deskpulse.scheduler.privacy.PrivacyKey;
import dev.deskpulse.scheduler.text.OwnWords;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the topics of a file's texts, each language by itself, and writes the file anew with each text's topic. Found on a
 * sample where there are many texts; memory does not grow with the file.
 */
public final class FileTopics {
    private static final int BATCH = 1_000;

    /** Groups of fewer texts are found by chance. */
    private static final int TELLING_FROM = 30;

    private static final List<String> ADDED = List.of("topic", "topic_name", "topic_score", "topic_words");
    private static final String NONE = "";

    private final InstantSource clock;
    /** Names come from texts: what would not get into the store must not get into them either. */
    private final Masker masker = Masker.of(EnumSet.allOf(PersonalData.class), PrivacyKey.ofThisProcess());

    private final Map<TopicLanguage, Discovery> discoveries = new EnumMap<>(TopicLanguage.class);
    private final Map<String, float[]> sampled = new ConcurrentHashMap<>();
    private final Map<String, Long> counts = new HashMap<>();
    private final Agreement.Tally tally = new Agreement.Tally();

    private FileTopics(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * A topic of the file.
     *
     * @param id the language and a number, the largest topic of the sample first
     * @param texts rows that are about it
     * @param typical the texts nearest to it
     */
    public record Topic(String id, String name, long texts, List<String> typical) {
        public Topic {
            typical = List.copyOf(typical);
        }
    }

    /**
     * What came of it.
     *
     * @param refused rows that could not be read
     * @param withoutTopic rows that are near no topic, in no known language, or empty
     * @param agreement with the labels; empty where no label column was named
     */
    public record Report(
            long rows,
            long refused,
            long withoutTopic,
            double textsPerSecond,
            Optional<Agreement> agreement,
            List<Topic> topics) {
        public Report {
            topics = List.copyOf(topics);
        }
    }

    /**
     * Reads the table twice and writes it once.
     *
     * @param labels a column to compare the topics with; it is never learned from
     */
    public static Report run(
            TextTable table, @Nullable String labels, Path output, InstantSource clock, Progress progress) {
        return new FileTopics(clock).find(table, labels, output, progress);
    }

    private Report find(TextTable table, @Nullable String labels, Path output, Progress progress) {
        int labelAt = labels == null ? -1 : table.column(labels);
        Instant began = clock.instant();
        discover(table, progress);
        progress.begin("Sorting texts by topic", -1);
        TextTable.Outcome outcome = table.write(output, ADDED, BATCH, rows -> {
            List<TextRow> sorted = sorted(rows, labelAt);
            progress.advance(rows.size());
            return sorted;
        });
        double seconds = Math.max(1e-3, Duration.between(began, clock.instant()).toMillis() / 1e3);
        return new Report(
                outcome.rows(),
                outcome.refusedTotal(),
                counts.getOrDefault(NONE, 0L),
                outcome.rows() / seconds,
                labels == null || outcome.rows() == 0 ? Optional.empty() : Optional.of(tally.agreement()),
                topics());
    }

    private void discover(TextTable table, Progress progress) {
        Map<TopicLanguage, Sampling<String>> samples = new EnumMap<>(TopicLanguage.class);
        progress.begin("Reading texts", -1);
        table.read(BATCH, rows -> {
            for (OwnWords words : rows.parallelStream().map(this::words).toList()) {
                TopicLanguage.of(words.language())
                        .map(language -> samples.computeIfAbsent(language, l -> new Sampling<>(FindTopics.MOST_TEXTS)))
                        .ifPresent(sample -> sample.offer(words.text()));
            }
            progress.advance(rows.size());
        });
        samples.forEach((language, sample) -> discover(language, sample.kept(), progress));
    }

    private void discover(TopicLanguage language, List<String> texts, Progress progress) {
        List<String> distinct = texts.stream().distinct().toList();
        progress.begin("Finding topics (" + language.code() + ")", distinct.size());
        if (texts.size() < TELLING_FROM) {
            progress.note("only " + texts.size() + (texts.size() == 1 ? " text" : " texts")
                    + " of this language; topics of fewer than " + TELLING_FROM + " say little, so give more");
        }
        distinct.parallelStream().forEach(text -> {
            sampled.put(text, language.vector(text));
            progress.advance(1);
        });
        discoveries.put(
                language,
                Discovery.of(language, texts, texts.stream().map(sampled::get).toList()));
    }

    private OwnWords words(TextRow row) {
        return OwnWords.in(masker.mask(row.text()), Discovery.LOOK_AT);
    }

    /** Where a text belongs. */
    private record Place(TopicLanguage language, TopicSpace.Near near, String text) {
        String id() {
            return FileTopics.id(language, near.topic());
        }
    }

    private static String id(TopicLanguage language, int topic) {
        return language.code() + "-" + (topic + 1);
    }

    private List<TextRow> sorted(List<TextRow> rows, int labelAt) {
        List<Optional<Place>> places = rows.parallelStream().map(this::place).toList();
        List<TextRow> sorted = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            String id = places.get(i).map(Place::id).orElse(NONE);
            counts.merge(id, 1L, Long::sum);
            if (labelAt >= 0) {
                tally.add(rows.get(i).cells().get(labelAt), id);
            }
            sorted.add(rows.get(i).with(cells(places.get(i))));
        }
        return sorted;
    }

    private Optional<Place> place(TextRow row) {
        OwnWords words = words(row);
        return TopicLanguage.of(words.language()).flatMap(language -> {
            float[] known = sampled.get(words.text());
            float[] vector = known == null ? language.vector(words.text()) : known;
            Discovery discovery = discoveries.get(language);
            return discovery == null
                    ? Optional.empty()
                    : discovery.space().nearest(vector).map(near -> new Place(language, near, words.text()));
        });
    }

    private String[] cells(Optional<Place> place) {
        return place.map(found -> new String[] {
                    found.id(),
                    topic(found).name(),
                    String.format(Locale.ROOT, "%.3f", found.near.score()),
                    String.join(
                            found.language.comma(),
                            TellingWords.in(found.language, topic(found).telling(), found.text))
                })
                .orElse(new String[] {NONE, NONE, NONE, NONE});
    }

    private Discovery.Topic topic(Place place) {
        return discovered(place.language).get(place.near.topic());
    }

    private List<Discovery.Topic> discovered(TopicLanguage language) {
        Discovery discovery = discoveries.get(language);
        return discovery == null ? List.of() : discovery.topics();
    }

    private List<Topic> topics() {
        return discoveries.keySet().stream()
                .flatMap(language -> IntStream.range(0, discovered(language).size())
                        .mapToObj(
                                i -> topic(id(language, i), discovered(language).get(i))))
                .toList();
    }

    private Topic topic(String id, Discovery.Topic found) {
        return new Topic(id, found.name(), counts.getOrDefault(id, 0L), found.typical());
    }
}
