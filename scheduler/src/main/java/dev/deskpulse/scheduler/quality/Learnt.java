package dev.deskpulse.scheduler.quality;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.deskpulse.scheduler.text.model.YesNo;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Rules that are kept in a thousand ways, told by meaning. Safe for use by several threads. */
final class Learnt {
    private static final double LIKELY = 0.5;
    private static final int MOST_SENTENCES = 20;
    private static final int MOST_KNOWN = 5_000;
    private static final Pattern SENTENCES = Pattern.compile("(?<=[.!?;。！？；\\n…])");

    private final RuleWeights.Tongue tongue;
    /** Agents send the same words again and again. */
    private final Cache<String, float[]> known =
            Caffeine.newBuilder().maximumSize(MOST_KNOWN).build();

    private final Map<ReplyRule, YesNo> models;

    private Learnt(RuleWeights.Tongue tongue) {
        this.tongue = tongue;
        this.models = RuleWeights.shipped(tongue);
    }

    private static final class Chinese {
        static final Learnt RULES = new Learnt(RuleWeights.Tongue.ZH);
    }

    private static final class English {
        static final Learnt RULES = new Learnt(RuleWeights.Tongue.EN);
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
            if (!RuleWeights.RULES.contains(rule)) {
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
            Function<String, Double> chance =
                    sentence -> learnt.chance(rule, learnt.tongue.vectors().of(sentence));
            return sentences.size() <= 1
                    ? sentences.stream().findFirst()
                    : sentences.stream().max(Comparator.comparing(chance));
        }

        private Learnt learnt() {
            return RuleWeights.Tongue.of(reply) == RuleWeights.Tongue.ZH ? Chinese.RULES : English.RULES;
        }
    }

    private float[] vector(String reply) {
        return known.get(reply, tongue.vectors()::of);
    }

    private double chance(ReplyRule rule, float[] vector) {
        return Objects.requireNonNull(models.get(rule)).chance(vector);
    }
}
