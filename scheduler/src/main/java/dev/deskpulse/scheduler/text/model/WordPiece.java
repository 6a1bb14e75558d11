package dev.deskpulse.scheduler.text.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Cuts a text into the pieces that a BERT model knows: words, signs and single Han characters, and of a longer word the
 * longest beginnings in the vocabulary (Devlin et al., "BERT", 2018; the same pieces as Hugging Face's
 * {@code BertNormalizer}, {@code BertPreTokenizer} and {@code WordPiece}). Our own, since the one library for it on the
 * JVM is native and calls home.
 */
final class WordPiece {
    private static final int LONGEST_WORD = 100;

    private final Map<String, Integer> vocabulary;
    private final boolean lowerCase;
    private final int unknown;
    private final int start;
    private final int end;

    /** A piece, and where it stands in the text: from {@code from} to before {@code to}, in chars. */
    record Piece(int id, int from, int to) {}

    private WordPiece(Map<String, Integer> vocabulary, boolean lowerCase) {
        this.vocabulary = vocabulary;
        this.lowerCase = lowerCase;
        this.unknown = vocabulary.getOrDefault("[UNK]", 0);
        this.start = vocabulary.getOrDefault("[CLS]", 0);
        this.end = vocabulary.getOrDefault("[SEP]", 0);
    }

    /** @param tokenizer a {@code tokenizer.json} as Hugging Face writes it */
    static WordPiece read(InputStream tokenizer) throws IOException {
        JsonNode tree = new ObjectMapper().readTree(tokenizer);
        Map<String, Integer> vocabulary = new HashMap<>();
        for (Map.Entry<String, JsonNode> entry :
                tree.path("model").path("vocab").properties()) {
            vocabulary.put(entry.getKey(), entry.getValue().asInt());
        }
        return new WordPiece(
                vocabulary, tree.path("normalizer").path("lowercase").asBoolean());
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    /** At most so many pieces from the text's beginning. */
    List<Piece> cut(String text, int most) {
        List<Piece> pieces = new ArrayList<>();
        int at = 0;
        while (at < text.length() && pieces.size() < most) {
            int c = text.codePointAt(at);
            int next = at + Character.charCount(c);
            if (blank(c) || dropped(c)) {
                at = next;
            } else if (alone(c)) {
                addWord(text, at, next, pieces);
                at = next;
            } else {
                int wordEnd = wordEnd(text, next);
                addWord(text, at, wordEnd, pieces);
                at = wordEnd;
            }
        }
        return pieces.size() > most ? pieces.subList(0, most) : pieces;
    }

    private static int wordEnd(String text, int from) {
        int at = from;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            if (blank(c) || alone(c)) {
                return at;
            }
            at += Character.charCount(c);
        }
        return at;
    }

    private void addWord(String text, int from, int to, List<Piece> pieces) {
        Word word = Word.of(text, from, to, lowerCase);
        if (word.letters.isEmpty()) {
            return;
        }
        if (word.letters.codePointCount(0, word.letters.length()) > LONGEST_WORD || !addPieces(word, pieces)) {
            pieces.add(new Piece(unknown, from, to));
        }
    }

    /** Adds nothing where some part of the word is not in the vocabulary. */
    private boolean addPieces(Word word, List<Piece> pieces) {
        List<Piece> found = new ArrayList<>();
        int at = 0;
        while (at < word.letters.length()) {
            int end = word.letters.length();
            Integer id = null;
            while (end > at) {
                String part = word.letters.substring(at, end);
                id = vocabulary.get(at == 0 ? part : "##" + part);
                if (id != null) {
                    break;
                }
                end--;
            }
            if (id == null) {
                return false;
            }
            found.add(new Piece(id, word.origin(at), word.origin(end - 1) + 1));
            at = end;
        }
        return pieces.addAll(found);
    }

    /** A word as the vocabulary spells it, and for each of its chars the char of the text it comes from. */
    private static final class Word {
        private final String letters;
        private final int[] origins;

        private Word(String letters, int[] origins) {
            this.letters = letters;
            this.origins = origins;
        }

        static Word of(String text, int from, int to, boolean lowerCase) {
            StringBuilder letters = new StringBuilder();
            List<Integer> origins = new ArrayList<>();
            for (int at = from; at < to; ) {
                int c = text.codePointAt(at);
                if (!dropped(c)) {
                    String spelled = lowerCase ? plain(c) : Character.toString(c);
                    letters.append(spelled);
                    for (int i = 0; i < spelled.length(); i++) {
                        origins.add(Math.min(at + i, to - 1));
                    }
                }
                at += Character.charCount(c);
            }
            return new Word(
                    letters.toString(),
                    origins.stream().mapToInt(Integer::intValue).toArray());
        }

        int origin(int letter) {
            return origins[letter];
        }

        /** Lower case without accents. */
        private static String plain(int c) {
            if (c < 128) {
                return Character.toString(Character.toLowerCase(c));
            }
            StringBuilder kept = new StringBuilder();
            Normalizer.normalize(Character.toString(c), Normalizer.Form.NFD)
                    .codePoints()
                    .filter(part -> Character.getType(part) != Character.NON_SPACING_MARK)
                    .forEach(part -> kept.append(Character.toString(part).toLowerCase(Locale.ROOT)));
            return kept.toString();
        }
    }

    private static boolean blank(int c) {
        return c == ' '
                || c == '\t'
                || c == '\n'
                || c == '\r'
                || Character.getType(c) == Character.SPACE_SEPARATOR
                || Character.isWhitespace(c);
    }

    private static boolean dropped(int c) {
        if (c == '\t' || c == '\n' || c == '\r') {
            return false;
        }
        int type = Character.getType(c);
        return c == 0xFFFD
                || type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.PRIVATE_USE
                || type == Character.SURROGATE
                || type == Character.UNASSIGNED;
    }

    /** A Han character or a sign is a word by itself. */
    private static boolean alone(int c) {
        return han(c) || sign(c);
    }

    private static boolean sign(int c) {
        boolean ascii = (c >= 33 && c <= 47) || (c >= 58 && c <= 64) || (c >= 91 && c <= 96) || (c >= 123 && c <= 126);
        return ascii
                || switch (Character.getType(c)) {
                    case Character.CONNECTOR_PUNCTUATION,
                            Character.DASH_PUNCTUATION,
                            Character.START_PUNCTUATION,
                            Character.END_PUNCTUATION,
                            Character.INITIAL_QUOTE_PUNCTUATION,
                            Character.FINAL_QUOTE_PUNCTUATION,
                            Character.OTHER_PUNCTUATION -> true;
                    default -> false;
                };
    }

    private static boolean han(int c) {
        return (c >= 0x4E00 && c <= 0x9FFF)
                || (c >= 0x3400 && c <= 0x4DBF)
                || (c >= 0x20000 && c <= 0x2A6DF)
                || (c >= 0x2A700 && c <= 0x2B73F)
                || (c >= 0x2B740 && c <= 0x2B81F)
                || (c >= 0x2B920 && c <= 0x2CEAF)
                || (c >= 0xF900 && c <= 0xFAFF)
                || (c >= 0x2F800 && c <= 0x2FA1F);
    }
}
