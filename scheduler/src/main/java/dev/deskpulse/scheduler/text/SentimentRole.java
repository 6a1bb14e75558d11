package dev.deskpulse.scheduler.text;

/** What a word does to the mood of its clause. */
enum SentimentRole {
    POSITIVE,
    NEGATIVE,
    /** Turns the word of feeling that follows. */
    NEGATOR,
    /** Strengthens the word that follows, by its weight. */
    BOOST,
    /** Weakens the word that follows, by its weight. */
    DAMP,
    /** Strengthens the word before it, by its weight. */
    AFTER,
    /** What comes now counts for more than what was said before. */
    CONTRAST,
    /** What this clause says counts for less. */
    CONCESSION,
    /** What follows is wished, asked or promised, not so. */
    WISH,
    /** It happened before. */
    AGAIN,
    /** Praise near it is not meant. */
    SARCASM,
    /** Holds a word of feeling by chance. */
    IGNORE
}
