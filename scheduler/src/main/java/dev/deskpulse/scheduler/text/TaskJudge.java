package dev.deskpulse.scheduler.text;

import java.util.Set;

/** Does one task for one passage by itself. Safe for use by several threads. */
interface TaskJudge {
    String version();

    /** All labels that it may give, but for "unsure". */
    Set<String> labels();

    /**
     * The best guess with its confidence, whatever the confidence is.
     *
     * @param language the passage's own; OTHER only for passages without letters, such as emoji
     */
    TextTag judge(LexiconReading reading, Language language);
}
