package dev.deskpulse.scheduler.quality;

import dev.deskpulse.scheduler.text.Fingerprint;
import dev.deskpulse.scheduler.text.model.SentenceVectors;
import dev.deskpulse.scheduler.text.model.YesNo;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What is learned of the rules from the labelled replies in {@code examples.tsv}. Learning takes seconds, so that the outcome
 * ships as {@code weights.tsv}: {@code deskpulse quality learn} writes it anew.
 */
public final class RuleWeights {
    /** Greetings are few words, which a vector of a whole reply hardly shows. */
    static final Set<ReplyRule> RULES = Set.of(
            ReplyRule.EMPATHY,
            ReplyRule.OWNERSHIP,
            ReplyRule.NEXT_STEP,
            ReplyRule.ANSWERED,
            ReplyRule.FORBIDDEN,
            ReplyRule.PROMISE);

    private static final double COST = 10;
    private static final String EXAMPLES = "examples.tsv";
    private static final String SHIPPED = "weights.tsv";

    private RuleWeights() {}

    /** The language of a text's vectors. */
    enum Tongue {
        ZH,
        EN;

        static Tongue of(String text) {
            return Asked.isChinese(text) ? ZH : EN;
        }

        SentenceVectors vectors() {
            return this == ZH ? SentenceVectors.chinese() : SentenceVectors.english();
        }
    }

    private record Example(Tongue tongue, String words, String reply, Set<String> has) {
        static Example of(String line) {
            String[] columns = line.split("\t", -1);
            return new Example(
                    Tongue.valueOf(columns[0].toUpperCase(Locale.ROOT)),
                    columns[1],
                    columns[2],
                    Set.of(columns[3].split(" ", -1)));
        }

        /** Where nothing is asked nothing can be answered. */
        boolean tells(ReplyRule rule) {
            return rule != ReplyRule.ANSWERED || Asked.question(words).isPresent();
        }
    }

    /** Those that ship. */
    static Map<ReplyRule, YesNo> shipped(Tongue tongue) {
        Map<ReplyRule, YesNo> models = new EnumMap<>(ReplyRule.class);
        for (String line : lines(SHIPPED)) {
            String[] columns = line.split("\t", -1);
            if (columns[0].equals(tongue.name())) {
                String[] numbers = columns[2].split(" ", -1);
                float[] weights = new float[numbers.length];
                for (int i = 0; i < weights.length; i++) {
                    weights[i] = Float.parseFloat(numbers[i]);
                }
                models.put(ReplyRule.valueOf(columns[1]), YesNo.of(weights));
            }
        }
        return models;
    }

    /** The same while the weights that ship are. */
    static String version() {
        return Fingerprint.of(lines(SHIPPED));
    }

    /** Learned anew from the examples. */
    static Map<ReplyRule, YesNo> learned(Tongue tongue) {
        List<Example> examples = lines(EXAMPLES).stream()
                .map(Example::of)
                .filter(example -> example.tongue == tongue)
                .toList();
        List<float[]> vectors = examples.stream()
                .map(example -> tongue.vectors().of(example.reply))
                .toList();
        Map<ReplyRule, YesNo> models = new EnumMap<>(ReplyRule.class);
        for (ReplyRule rule : RULES) {
            List<Integer> telling = IntStream.range(0, examples.size())
                    .filter(i -> examples.get(i).tells(rule))
                    .boxed()
                    .toList();
            models.put(
                    rule,
                    YesNo.learn(
                            telling.stream().map(vectors::get).toList(),
                            telling.stream()
                                    .map(i -> examples.get(i).has.contains(rule.label()))
                                    .toList(),
                            COST));
        }
        return models;
    }

    /** The text of {@code weights.tsv}, learned anew from the examples. */
    public static String learnedText() {
        List<String> lines = new ArrayList<>();
        lines.add("# language, rule, constant and weights; written by: deskpulse quality learn");
        for (Tongue tongue : Tongue.values()) {
            learned(tongue).forEach((rule, model) -> {
                StringBuilder numbers = new StringBuilder();
                for (float weight : model.weights()) {
                    numbers.append(String.format(Locale.ROOT, "%.5g ", weight));
                }
                lines.add(tongue + "\t" + rule + "\t" + numbers.toString().strip());
            });
        }
        return String.join("\n", lines) + "\n";
    }

    /** Replies that tell what the examples do; for whoever compares weights. */
    static List<String> replies(Tongue tongue) {
        return lines(EXAMPLES).stream()
                .map(Example::of)
                .filter(example -> example.tongue == tongue)
                .map(Example::reply)
                .toList();
    }

    private static List<String> lines(String name) {
        try (InputStream file = Objects.requireNonNull(RuleWeights.class.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.indexOf('#') != 0)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }
}
