package dev.deskpulse.plugin.bench;

import dev.deskpulse.connector.file.TextTable;
import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.DuckDb;
import dev.deskpulse.connector.store.UtcTime;
import dev.deskpulse.scheduler.knowledge.QuestionBank;
import dev.deskpulse.scheduler.knowledge.QuestionStore;
import dev.deskpulse.scheduler.kpi.FactStore;
import dev.deskpulse.scheduler.text.OwnWords;
import dev.deskpulse.scheduler.topic.Meaning;
import dev.deskpulse.scheduler.topic.TopicStore;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How often search by meaning finds the question of a text's intent (banking77, Casanueva et al. 2020): a bank of one
 * question an intent, worded and placed by a few texts of the training part as proposals are, asked with those of the test
 * part.
 *
 * @param most texts asked
 */
record KnowledgeBenchmark(int most) implements Benchmark {
    private static final int TEXTS_A_QUESTION = 20;
    private static final int LOOK_AT = 300;
    private static final int HITS = 3;
    private static final int BATCH = 1_000;

    private record Labelled(String text, String intent) {}

    private record Placed(String text, Meaning meaning) {}

    @Override
    public String name() {
        return "knowledge";
    }

    @Override
    public List<Row> run(Workshop workshop) {
        return PublicData.folder("intent", workshop)
                .map(folder -> searched(
                        read(folder.resolve("banking77-train.csv")),
                        read(folder.resolve("banking77-test.csv")),
                        workshop))
                .orElse(List.of());
    }

    private static List<Labelled> read(Path set) {
        TextTable table = TextTable.of(set, "text");
        int intent = table.column("category");
        List<Labelled> all = new ArrayList<>();
        table.read(
                BATCH,
                rows -> rows.forEach(
                        row -> all.add(new Labelled(row.text(), row.cells().get(intent)))));
        return all;
    }

    private List<Row> searched(List<Labelled> training, List<Labelled> test, Workshop workshop) {
        try (DuckDb database = DuckDb.inMemory()) {
            List<String> intents = fill(database, training, workshop.clock().instant());
            QuestionBank bank = new QuestionBank(QuestionStore.in(database), TopicStore.in(database), workshop.clock());
            int asked = Math.min(most, test.size());
            int[] found = new int[HITS];
            double seconds = workshop.seconds(() -> {
                for (int i = 0; i < asked; i++) {
                    Labelled one = test.get((int) ((long) i * test.size() / asked));
                    List<QuestionBank.Hit> hits = bank.search(one.text, HITS);
                    for (int place = 0; place < hits.size(); place++) {
                        int question = (int) hits.get(place).question().number() - 1;
                        found[place] += intents.get(question).equals(one.intent) ? 1 : 0;
                    }
                }
            });
            String what = name() + ": banking77, " + asked + " test texts among " + intents.size() + " questions, ";
            return List.of(
                    Row.of(what + "the first one found is the right one", (double) found[0] / asked, ""),
                    Row.of(what + "one of the first three is", (double) (found[0] + found[1] + found[2]) / asked, ""),
                    Row.of(what + "searches on one core", asked / seconds, "searches/s"));
        }
    }

    /** The intents by their questions' numbers, less one. */
    private static List<String> fill(Database database, List<Labelled> training, Instant now) {
        new FactStore(database).count();
        QuestionStore.in(database);
        Map<String, List<Placed>> byIntent = new LinkedHashMap<>();
        for (Labelled one : training) {
            List<Placed> some = byIntent.computeIfAbsent(one.intent, intent -> new ArrayList<>());
            if (some.size() < TEXTS_A_QUESTION) {
                placed(one.text).ifPresent(some::add);
            }
        }
        List<Placed> all = byIntent.values().stream().flatMap(List::stream).toList();
        centre(database, mean(all.stream()), all.size(), now);
        long number = 0;
        for (List<Placed> some : byIntent.values()) {
            question(database, ++number, some, now);
        }
        return List.copyOf(byIntent.keySet());
    }

    private static Optional<Placed> placed(String text) {
        return Meaning.of(OwnWords.in(text, LOOK_AT)).map(meaning -> new Placed(text, meaning));
    }

    private static Meaning mean(Stream<Placed> some) {
        return Meaning.mean(some.map(Placed::meaning).toList());
    }

    private static void centre(Database database, Meaning centre, int texts, Instant now) {
        database.run(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(
                    "INSERT INTO topic_space (language, centre, discovered_at, tickets) VALUES (?, ?, ?, ?)")) {
                insert.setString(1, centre.language().name());
                insert.setString(2, centre.stored());
                insert.setObject(3, UtcTime.toColumn(now));
                insert.setLong(4, texts);
                insert.executeUpdate();
            }
        });
    }

    private static void question(Database database, long number, List<Placed> some, Instant now) {
        Meaning mean = mean(some.stream());
        String central = some.stream()
                .max(Comparator.comparingDouble(one -> one.meaning.near(mean)))
                .orElseThrow()
                .text;
        database.run(connection -> {
            try (PreparedStatement insert = connection.prepareStatement("""
                    INSERT INTO question (number, language, topic, state, question, answer, meaning, answer_meaning,
                        question_ticket, answer_ticket, proposed_at)
                    VALUES (?, ?, 'T1', 'KEPT', ?, '', ?, ?, 'banking77/1', 'banking77/1', ?)""")) {
                insert.setLong(1, number);
                insert.setString(2, mean.language().name());
                insert.setString(3, central);
                insert.setString(4, mean.stored());
                insert.setString(5, mean.stored());
                insert.setObject(6, UtcTime.toColumn(now));
                insert.executeUpdate();
            }
        });
    }
}
