package dev.deskpulse.scheduler.privacy;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * The accounts and names of one person, to be found in texts: as words of their own, not within longer ones of letters that need
 * blanks between words. Letters' case does not count.
 */
final class PersonWords {
    private static final int FEWEST_IDEOGRAPHS = 2;
    private static final int FEWEST_LETTERS = 3;

    private final List<String> folded;

    PersonWords(Collection<String> words) {
        this.folded = words.stream()
                .map(PersonWords::folded)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    /** Whether a name is more than a word that anybody uses: a first and a last one, or what is written without blanks. */
    static boolean tells(String name) {
        return name.indexOf(' ') > 0
                || name.codePoints().filter(Character::isIdeographic).count() >= FEWEST_IDEOGRAPHS;
    }

    /** @throws IllegalArgumentException where a name is so short that it would be found in others' words */
    static void requireLong(String name) {
        long ideographs = name.codePoints().filter(Character::isIdeographic).count();
        if (ideographs < FEWEST_IDEOGRAPHS && name.length() < FEWEST_LETTERS) {
            throw new IllegalArgumentException("a name of " + name.length()
                    + " characters stands in other people's words, too; give the whole name");
        }
    }

    boolean standIn(String text) {
        String low = folded(text);
        return folded.stream().anyMatch(word -> {
            int at = low.indexOf(word);
            while (at >= 0 && !isAlone(text, at, at + word.length())) {
                at = low.indexOf(word, at + 1);
            }
            return at >= 0;
        });
    }

    /** The text with something else in the place of each. */
    String replaced(String text, String by) {
        String low = folded(text);
        StringBuilder left = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            int from = at;
            int length = folded.stream()
                    .filter(word -> low.startsWith(word, from) && isAlone(text, from, from + word.length()))
                    .mapToInt(String::length)
                    .findFirst()
                    .orElse(0);
            left.append(length == 0 ? text.substring(at, at + 1) : by);
            at += Math.max(1, length);
        }
        return left.toString();
    }

    /** Character by character, so that places stay the same. */
    static String folded(String text) {
        char[] chars = text.toCharArray();
        for (int i = 0; i < chars.length; i++) {
            chars[i] = Character.toLowerCase(Character.toUpperCase(chars[i]));
        }
        return new String(chars);
    }

    private static boolean isAlone(String text, int from, int to) {
        return begins(text, from) && ends(text, to);
    }

    static boolean begins(String text, int at) {
        return at == 0 || !joined(text.charAt(at - 1), text.charAt(at));
    }

    static boolean ends(String text, int end) {
        return end == text.length() || !joined(text.charAt(end - 1), text.charAt(end));
    }

    private static boolean joined(char before, char after) {
        return isOfWord(before) && isOfWord(after);
    }

    private static boolean isOfWord(char c) {
        return Character.isLetterOrDigit(c) && !Character.isIdeographic(c);
    }
}
