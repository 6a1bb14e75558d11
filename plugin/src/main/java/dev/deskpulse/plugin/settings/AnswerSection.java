package dev.deskpulse.plugin.settings;

import dev.deskpulse.scheduler.knowledge.AnswerRules;

/** Reads the section {@code answers}. */
final class AnswerSection {
    private static final int MOST_A_DAY = 1_000;

    private AnswerSection() {}

    static AnswerRules read(Section section) {
        AnswerRules usual = AnswerRules.USUAL;
        return SettingsFile.checked(
                section,
                usual,
                () -> new AnswerRules(
                        section.flag("enabled", usual.enabled()),
                        section.number("perDay", usual.perDay(), 1, MOST_A_DAY),
                        section.share("nearness", usual.nearness()),
                        section.duration("newFor", usual.newFor())));
    }
}
