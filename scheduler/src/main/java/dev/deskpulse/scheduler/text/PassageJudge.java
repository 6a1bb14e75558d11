package dev.deskpulse.scheduler.text;

/**
 * Judges one passage by itself: its mood and what it wants. What a ticket as a whole gets is built on top of it. Safe for
 * use by several threads; the same passage always gets the same tags.
 */
public interface PassageJudge {
    /** Changes whenever a passage may get other tags than before: every passage is then judged anew. */
    String version();

    /**
     * The best guess with its confidence, whatever the confidence is: the threshold for "unsure" is applied later. UNSURE
     * only where there is nothing to judge.
     *
     * @param language the passage's own; never {@link Language#OTHER}
     */
    MessageTags judge(Passage passage, Language language);
}
