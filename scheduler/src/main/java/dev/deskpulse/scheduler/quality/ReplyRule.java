package dev.deskpulse.scheduler.quality;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a reply is checked for. */
public enum ReplyRule {
    GREETING("问候", true),
    EMPATHY("共情", true),
    /** The agent takes the matter on. */
    OWNERSHIP("担当", true),
    NEXT_STEP("明确下一步", true),
    ANSWERED("答其所问", true),
    FORBIDDEN("禁用语", false),
    /** An outcome is promised without a condition. */
    PROMISE("过度承诺", false),
    /** Personal data that the customer did not write themselves. */
    PERSONAL_DATA("外发个人信息", false);

    private final String chinese;
    private final boolean wanted;

    ReplyRule(String chinese, boolean wanted) {
        this.chinese = chinese;
        this.wanted = wanted;
    }

    /** The name in settings, commands and files, such as {@code next-step}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String english() {
        return label().replace('-', ' ');
    }

    public String chinese() {
        return chinese;
    }

    /** Whether a reply breaks the rule by not having it; the others are broken by having it. */
    public boolean isWanted() {
        return wanted;
    }

    public static Optional<ReplyRule> labelled(String label) {
        return Arrays.stream(values())
                .filter(rule -> rule.label().equals(label))
                .findFirst();
    }
}
