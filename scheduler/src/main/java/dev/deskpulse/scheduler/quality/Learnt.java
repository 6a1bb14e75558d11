package dev.deskpulse.scheduler.quality;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.deskpulse.scheduler.text.model.SentenceVectors;
import dev.deskpulse.scheduler.text.model.YesNo;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Rules that are kept in a thousand ways, told by meaning: learned from the labelled replies in {@code examples.tsv} when
 * first asked for. Safe for use by several threads.
 */
final class Learnt {
    /** Promises and greetings are few words, which a vector of a whole reply hardly shows. */
    static final Set<ReplyRule> RULES =
            Set.of(ReplyRule.EMPATHY, ReplyRule.OWNERSHIP, ReplyRule.NEXT_STEP, ReplyRule.FORBIDDEN);

    private static final double COST = 1;
    private static final double LIKELY = 0.5;
    private static final int MOST_SENTENCES = 20;
    private static final int MOST_KNOWN = 5_000;
    private static final Pattern SENTENCES = Pattern.compile("(?<=[.!?;。！？；\\n…])");

    private final SentenceVectors vectors;
    /** Agents send the same words again and again. */
    private final Cache<String, float[]> known =
            Caffeine.newBuilder().maximumSize(MOST_KNOWN).build();

    private final Map<ReplyRule, YesNo> models;

    private Learnt(SentenceVectors vectors, Map<ReplyRule, YesNo> models) {
        this.vectors = vectors;
        this.models = models;
    }

    private static final class Chinese {
        static final Learnt RULES = learn("zh", SentenceVectors.chinese());
    }

    private static final class English {
        static final Learnt RULES = learn("en", SentenceVectors.english());
    }

    private record Example(String language, String reply, Set<String> has) {
        static Example of(String line) {
            String[] columns = line.split("\t", -1);
            return new Example(columns[0], columns[2], Set.of(columns[3].split(" ")));
        }
    }

    private static Learnt learn(String language, SentenceVectors vectors) {
        List<Example> examples = examples().stream()
                .filter(example -> example.language.equals(language))
                .toList();
        List<float[]> seen =
                examples.stream().map(example -> vectors.of(example.reply)).toList();
        Map<ReplyRule, YesNo> models = new EnumMap<>(ReplyRule.class);
        for (ReplyRule rule : RULES) {
            List<Boolean> truths = examples.stream()
                    .map(example -> example.has.contains(rule.label()))
                    .toList();
            models.put(rule, YesNo.learn(seen, truths, COST));
        }
        return new Learnt(vectors, models);
    }

    private static List<Example> examples() {
        try (InputStream file = Objects.requireNonNull(Learnt.class.getResourceAsStream("examples.tsv"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.indexOf('#') != 0)
                    .map(Example::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("examples.tsv cannot be read", e);
        }
    }

    /** The cosine of two texts' vectors. */
    static double alike(String one, String other, boolean chinese) {
        SentenceVectors vectors = chinese ? SentenceVectors.chinese() : SentenceVectors.english();
        float[] a = vectors.of(one);
        float[] b = vectors.of(other);
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** What is told of one reply; its vector is made when it is first needed. */
    static Told of(String reply) {
        return new Told(reply);
    }

    /** A reply, looked at by its meaning. */
    static final class Told {
        private final String reply;

        private Told(String reply) {
            this.reply = reply;
        }

        /** Whether the reply as a whole is likelier to say it than not. */
        boolean says(ReplyRule rule) {
            if (!RULES.contains(rule)) {
                return false;
            }
            Learnt learnt = learnt();
            return learnt.chance(rule, learnt.vector(reply)) >= LIKELY;
        }

        /** The sentence that says it most. */
        Optional<String> sentence(ReplyRule rule) {
            Learnt learnt = learnt();
            List<String> sentences = SENTENCES
                    .splitAsStream(reply)
                    .map(String::strip)
                    .filter(sentence -> !sentence.isEmpty())
                    .limit(MOST_SENTENCES)
                    .toList();
            Function<String, Double> chance = sentence -> learnt.chance(rule, learnt.vectors.of(sentence));
            return sentences.size() <= 1
                    ? sentences.stream().findFirst()
                    : sentences.stream().max(Comparator.comparing(chance));
        }

        private Learnt learnt() {
            return Asked.isChinese(reply) ? Chinese.RULES : English.RULES;
        }
    }

    private float[] vector(String reply) {
        return known.get(reply, vectors::of);
    }

    private double chance(ReplyRule rule, float[] vector) {
        return Objects.requireNonNull(models.get(rule)).chance(vector);
    }
}
