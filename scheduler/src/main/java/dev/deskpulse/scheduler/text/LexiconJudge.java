package dev.deskpulse.scheduler.text;

import java.util.List;

/** Judges by lexicons and rules of our own; nothing of them was copied or trained from anybody's data. */
public final class LexiconJudge implements PassageJudge {
    /** Raised whenever a rule changes what a passage gets; the lexicons raise the version by themselves. */
    private static final int RULES = 3;

    private static final List<String> LEXICONS =
            List.of("sentiment-zh.txt", "sentiment-en.txt", "sentiment-emoji.txt", "kind.txt", "traditional.txt");

    private final String version =
            "rules-" + RULES + "-" + Checksum.ofLists(LEXICONS).hex();

    @Override
    public String version() {
        return version;
    }

    @Override
    public MessageTags judge(Passage passage, Language language) {
        return LexiconReading.of(passage).tags(language);
    }
}
