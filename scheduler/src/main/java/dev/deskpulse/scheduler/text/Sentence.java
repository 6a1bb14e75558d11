package dev.deskpulse.scheduler.text;

import java.util.ArrayList;
import java.util.List;

/**
 * A sentence's place in a folded text, its end signs included.
 *
 * @param exclamations how many exclamation marks end it
 */
record Sentence(int start, int end, boolean question, int exclamations) {
    private static final int LONGEST = 600;

    static List<Sentence> split(String folded) {
        List<Sentence> sentences = new ArrayList<>();
        int start = 0;
        while (start < folded.length()) {
            int stop = start;
            while (stop < folded.length() && stop - start < LONGEST && !isEnd(folded, stop)) {
                stop++;
            }
            int end = stop;
            while (end < folded.length() && isSign(folded.charAt(end))) {
                end++;
            }
            end = Math.max(end, Math.min(stop + 1, folded.length()));
            String signs = folded.substring(stop, end);
            int exclamations = (int) signs.chars().filter(c -> c == '!').count();
            sentences.add(new Sentence(start, end, signs.indexOf('?') >= 0, exclamations));
            start = end;
        }
        return sentences;
    }

    private static boolean isEnd(String text, int at) {
        char c = text.charAt(at);
        boolean withinNumberOrName =
                c == '.' && at + 1 < text.length() && text.charAt(at + 1) < 128 && text.charAt(at + 1) > ' ';
        return isSign(c) && !withinNumberOrName;
    }

    private static boolean isSign(char c) {
        return c == '.' || c == '!' || c == '?' || c == ';' || c == '\n' || c == '…';
    }
}
