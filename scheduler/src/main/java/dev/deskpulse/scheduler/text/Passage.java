package dev.deskpulse.scheduler.text;

/**
 * A piece of what the customer said at one time, cleaned: the opening (summary and description) or one later message.
 *
 * @param original as the customer wrote it, for showing
 * @param folded the same text, character by character, as lexicons look it up
 */
record Passage(String original, String folded) {
    static Passage of(String cleaned) {
        return new Passage(cleaned, Folding.fold(cleaned));
    }

    String quote(Lexicon.Hit<?> hit) {
        return original.substring(hit.start(), hit.end());
    }
}
