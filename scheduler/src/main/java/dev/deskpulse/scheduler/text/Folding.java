package dev.deskpulse.scheduler.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Brings a text to the form that words are compared in: lower case, simplified characters, half-width letters
 * and signs, straight quotes. Each character stays where it was, so a hit's offsets also point into the original.
 */
public final class Folding {
    private static final char[] TABLE = table();

    private Folding() {}

    /** The folded text, as long as the text. */
    public static String fold(String text) {
        char[] chars = text.toCharArray();
        for (int i = 0; i < chars.length; i++) {
            chars[i] = TABLE[chars[i]];
        }
        return new String(chars);
    }

    private static char[] table() {
        char[] table = new char[Character.MAX_VALUE + 1];
        for (int c = 0; c < table.length; c++) {
            table[c] = Character.toLowerCase(halfWidth((char) c));
        }
        String pairs = traditionalPairs();
        for (int i = 0; i + 1 < pairs.length(); i += 2) {
            table[pairs.charAt(i)] = pairs.charAt(i + 1);
        }
        return table;
    }

    private static char halfWidth(char c) {
        return switch (c) {
            case '\u2018', '\u2019', '\u02BC' -> '\'';
            case '\u3000', '\u00A0' -> ' ';
            case '\u3002' -> '.';
            default -> c >= '\uFF01' && c <= '\uFF5E' ? (char) (c - 0xFEE0) : c;
        };
    }

    /** Pairs of a traditional character and its simplified one; blanks and lines part groups of them. */
    private static String traditionalPairs() {
        try (InputStream bytes = Objects.requireNonNull(Folding.class.getResourceAsStream("traditional.txt"))) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .reduce("", String::concat)
                    .replaceAll("\\s", "");
        } catch (IOException e) {
            throw new UncheckedIOException("traditional.txt cannot be read", e);
        }
    }
}
