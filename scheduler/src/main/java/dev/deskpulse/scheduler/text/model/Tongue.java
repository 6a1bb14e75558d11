package dev.deskpulse.scheduler.text.model;

import java.util.regex.Pattern;

/** A language that models know: how its texts fall into pieces, and whose sentence vectors they get. */
public enum Tongue {
    CHINESE {
        /** Chinese has no blanks between words, so every run of one to four characters may be one. */
        @Override
        void grams(String folded, Grams.Collector grams) {
            for (int length = 1; length <= 4; length++) {
                for (int at = 0; at + length <= folded.length(); at++) {
                    grams.add("", folded, at, at + length);
                }
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
            for (int length = 3; length <= 5; length++) {
                for (int at = 0; at + length <= word.length() && at < LONGEST_WORD; at++) {
                    grams.add("#", word, at, at + length);
                }
            }
        }

        @Override
        SentenceVectors vectors() {
            return SentenceVectors.english();
        }
    };

    private static final int LONGEST_WORD = 40;
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}']+");

    abstract void grams(String folded, Grams.Collector grams);

    abstract SentenceVectors vectors();
}
