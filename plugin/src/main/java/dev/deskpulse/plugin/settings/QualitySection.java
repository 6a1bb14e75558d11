package dev.deskpulse.plugin.settings;

import dev.deskpulse.scheduler.privacy.PersonalData;
import dev.deskpulse.scheduler.quality.QualityRules;
import dev.deskpulse.scheduler.quality.ReplyRule;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the section {@code quality}. */
final class QualitySection {
    private QualitySection() {}

    static QualityRules read(Section section) {
        QualityRules usual = QualityRules.USUAL;
        Set<ReplyRule> off = named(
                section,
                "off",
                ReplyRule.class,
                ReplyRule::labelled,
                Stream.of(ReplyRule.values()).map(ReplyRule::label).collect(Collectors.joining(", ")));
        Set<PersonalData> personal = section.has("personalData")
                ? named(section, "personalData", PersonalData.class, PersonalData::labelled, PersonalData.allLabels())
                : usual.personal();
        List<String> ours = section.texts("ours");
        Map<String, List<String>> phrases = phrases(section.section("phrases"));
        return SettingsFile.checked(section, usual, () -> new QualityRules(phrases, off, personal, ours));
    }

    private static Map<String, List<String>> phrases(Section section) {
        Map<String, List<String>> phrases = new LinkedHashMap<>(QualityRules.USUAL.phrases());
        phrases.replaceAll((name, usual) -> {
            Section own = section.section(name);
            List<String> all = new ArrayList<>(own.has("only") ? own.texts("only") : usual);
            all.addAll(own.texts("more"));
            return all;
        });
        return phrases;
    }

    private static <E extends Enum<E>> Set<E> named(
            Section section, String key, Class<E> type, Function<String, Optional<E>> reader, String known) {
        Set<E> all = EnumSet.noneOf(type);
        for (String name : section.texts(key)) {
            Optional<E> one = reader.apply(name);
            one.ifPresent(all::add);
            if (one.isEmpty()) {
                section.problem(key, "'" + name + "' is not one of " + known);
            }
        }
        return all;
    }
}
