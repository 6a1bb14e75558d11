package dev.deskpulse.scheduler.quality;

import dev.deskpulse.scheduler.privacy.PersonalData;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What an admin decides about the check of replies.
 *
 * @param phrases by the section's name in {@code rules.txt}; all of them are there
 * @param off rules that are not looked at
 * @param personal kinds of personal data that are not to be sent out
 * @param ours contacts of the desk itself, such as its own phone number, which may be sent
 */
public record QualityRules(
        Map<String, List<String>> phrases, Set<ReplyRule> off, Set<PersonalData> personal, List<String> ours) {
    /** Phrases by which a reply is told to answer, or not to. */
    public static final String ANSWER = "answer";

    public static final String DEFLECTION = "deflection";

    private static final Set<PersonalData> USUALLY =
            EnumSet.complementOf(EnumSet.of(PersonalData.NAME, PersonalData.IP));
    private static final int MOST_PHRASES = 2_000;

    public static final QualityRules USUAL = new QualityRules(shipped(), Set.of(), USUALLY, List.of());

    /** @throws IllegalArgumentException with the first phrase that is none */
    public QualityRules {
        phrases = Map.copyOf(phrases);
        off = Set.copyOf(off);
        personal = Set.copyOf(personal);
        ours = List.copyOf(ours);
        if (!phrases.keySet().equals(SectionNames.ALL)) {
            throw new IllegalArgumentException(
                    "there are phrases of " + phrases.keySet() + ", not of " + SectionNames.ALL);
        }
        for (List<String> some : phrases.values()) {
            if (some.size() > MOST_PHRASES) {
                throw new IllegalArgumentException("more than " + MOST_PHRASES + " phrases of one rule");
            }
            Phrases.require(some);
        }
    }

    private static final class SectionNames {
        static final Set<String> ALL =
                Set.of("greeting", "empathy", "ownership", "next-step", "forbidden", "promise", ANSWER, DEFLECTION);
    }

    /** The sections that have phrases. */
    public static Set<String> sections() {
        return SectionNames.ALL;
    }

    /** The same while replies are judged in the same way. */
    public String version() {
        List<String> parts = new ArrayList<>();
        phrases.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> parts.add(entry.getKey() + entry.getValue()));
        return parts
                + off.stream().sorted().toList().toString()
                + personal.stream().sorted().toList()
                + ours
                + RuleWeights.version();
    }

    private static Map<String, List<String>> shipped() {
        Map<String, List<String>> sections = new LinkedHashMap<>();
        List<String> current = new ArrayList<>();
        for (String line : lines()) {
            if (line.indexOf('[') == 0) {
                current = new ArrayList<>();
                sections.put(line.substring(1, line.length() - 1), current);
            } else if (!line.isEmpty() && line.indexOf('#') != 0) {
                current.add(line);
            }
        }
        return sections;
    }

    private static List<String> lines() {
        try (InputStream file = Objects.requireNonNull(QualityRules.class.getResourceAsStream("rules.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("rules.txt cannot be read", e);
        }
    }
}
