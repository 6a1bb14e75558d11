package dev.deskpulse.scheduler.text;

/**
 * A piece of text, or a fact of the ticket, that helped to decide a tag.
 *
 * @param text the words as they stand in the ticket, or the fact's name
 * @param weight how far it pulled and where to: below 0 towards negative, above towards positive; for other tags, how
 *     much it counted
 * @param rule the rule or lexicon that saw it, such as {@code lexicon.zh}, {@code negation}
 */
public record Evidence(String text, double weight, String rule) {}
