package dev.deskpulse.scheduler.text.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A language that models know: how its texts fall into pieces, and whose sentence vectors they get. */
public enum Tongue {
    CHINESE {
        /** Chinese has no blanks between words, so every run of one to four characters may be one. */
        @Override
        void grams(String folded, Grams.Collector grams) {
            for (int length = 1; length <= LONGEST_RUN; length++) {
                for (int at = 0; at + length <= folded.length(); at++) {
                    grams.add("", folded, at, at + length);
                }
            }
        }

        @Override
        void spread(String folded, WordMarks marks) {
            for (int at = 0; at < folded.length(); at++) {
                int start = at;
                Grams.prefixes(
                        "",
                        folded,
                        at,
                        Math.min(at + LONGEST_RUN, folded.length()),
                        (hash, end) -> marks.gram(hash, start, end));
            }
        }

        @Override
        SentenceVectors vectors() {
            return SentenceVectors.chinese();
        }
    },
    ENGLISH {
        /** Words, pairs of words, and the parts of words, which survive typing errors and endings. */
        @Override
        void grams(String folded, Grams.Collector grams) {
            String before = "";
            for (String word : BETWEEN_WORDS.split(folded, -1)) {
                if (!word.isEmpty()) {
                    grams.add("", word);
                    grams.add(before + " ", word);
                    parts("<" + word + ">", grams);
                    before = word;
                }
            }
        }

        private static void parts(String word, Grams.Collector grams) {
            for (int length = SHORTEST_PART; length <= LONGEST_PART; length++) {
                for (int at = 0; at + length <= word.length() && at < LONGEST_WORD; at++) {
                    grams.add("#", word, at, at + length);
                }
            }
        }

        /** A pair's pull is shared by its words, a part's goes to the whole word: only whole words are shown. */
        @Override
        void spread(String folded, WordMarks marks) {
            Matcher words = WORD.matcher(folded);
            String before = "";
            int beforeAt = -1;
            while (words.find()) {
                String word = words.group();
                int at = words.start();
                beforeAt = beforeAt < 0 ? at : beforeAt;
                marks.gram(Grams.hash("", word, 0, word.length()), at, words.end());
                marks.gram(Grams.hash(before + " ", word, 0, word.length()), beforeAt, words.end());
                spreadParts("<" + word + ">", at, words.end(), marks);
                before = word;
                beforeAt = at;
            }
        }

        private static void spreadParts(String word, int from, int to, WordMarks marks) {
            for (int at = 0; at + SHORTEST_PART <= word.length() && at < LONGEST_WORD; at++) {
                int shortest = at + SHORTEST_PART;
                int longest = Math.min(at + LONGEST_PART, word.length());
                Grams.prefixes("#", word, at, longest, (hash, end) -> end < shortest || marks.gram(hash, from, to));
            }
        }

        @Override
        SentenceVectors vectors() {
            return SentenceVectors.english();
        }
    };

    private static final int LONGEST_RUN = 4;
    private static final int SHORTEST_PART = 3;
    private static final int LONGEST_PART = 5;
    private static final int LONGEST_WORD = 40;
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}']+");

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}']+");

    abstract void grams(String folded, Grams.Collector grams);

    /**
     * Hands over each gram where it stands, with the place that its pull is spread over. None is looked for that begins
     * with an unknown one: the examples that held it would have held its beginning too.
     */
    abstract void spread(String folded, WordMarks marks);

    abstract SentenceVectors vectors();
}
