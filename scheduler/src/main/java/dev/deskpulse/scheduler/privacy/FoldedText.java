package dev.deskpulse.scheduler.privacy;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A text in the form that personal data is looked for in: half-width letters, digits and signs, every dash a hyphen,
 * every blank a space, invisible characters left out, mobile numbers in Chinese numerals as digits. Knows where each
 * character stood in the original.
 */
final class FoldedText {
    private static final char INVISIBLE = 0;
    private static final char[] TABLE = table();
    private static final String NUMERALS = "零一二三四五六七八九";
    private static final String OTHER_NUMERALS = "〇壹贰叁肆伍陆柒捌玖幺貳參陸";
    private static final String OTHER_VALUES = "01234567891236";
    private static final byte[] VALUES = values();
    private static final int MOBILE = 11;

    private final String original;
    private final String folded;
    private final int @Nullable [] origins;
    private final boolean digits;

    FoldedText(String original) {
        this.original = original;
        char[] chars = new char[original.length()];
        int[] places = null;
        int length = 0;
        boolean anyDigit = false;
        for (int i = 0; i < chars.length; i++) {
            char c = TABLE[original.charAt(i)];
            if (c == INVISIBLE) {
                places = places == null ? places(i, chars.length) : places;
                continue;
            }
            if (places != null) {
                places[length] = i;
            }
            chars[length++] = c;
            anyDigit |= VALUES[c] >= 0;
        }
        numeralsToDigits(chars, length);
        this.digits = anyDigit;
        this.folded = new String(chars, 0, length);
        this.origins = places;
    }

    String text() {
        return folded;
    }

    /** Whether there are digits or numerals: without them most kinds cannot be there. */
    boolean hasDigits() {
        return digits;
    }

    int length() {
        return folded.length();
    }

    /** The character, or a line end outside of the text. */
    char at(int index) {
        return index >= 0 && index < folded.length() ? folded.charAt(index) : '\n';
    }

    /** What stands before a place, no more than so many characters. */
    String before(int index, int most) {
        return folded.substring(Math.max(0, index - most), index);
    }

    String original() {
        return original;
    }

    int originalStart(int index) {
        return origins == null ? index : origins[index];
    }

    int originalEnd(int index) {
        return origins == null ? index : origins[index - 1] + 1;
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isLatin(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    static boolean isHan(char c) {
        return (c >= '\u4E00' && c <= '\u9FFF') || c == '〇';
    }

    private static int[] places(int first, int length) {
        int[] places = new int[length];
        Arrays.setAll(places, i -> i < first ? i : 0);
        return places;
    }

    /** Eleven Chinese numerals, perhaps parted or mixed with digits, that would make a mobile number, become one. */
    private static void numeralsToDigits(char[] chars, int length) {
        int i = 0;
        while (i < length) {
            int end = i;
            int digits = 0;
            boolean numerals = false;
            while (end < length && (value(chars[end]) >= 0 || isParted(chars, end, i, length))) {
                digits += value(chars[end]) >= 0 ? 1 : 0;
                numerals |= value(chars[end]) >= 0 && !isDigit(chars[end]);
                end++;
            }
            if (numerals && digits == MOBILE && value(chars[i]) == 1 && value(chars[i + 1]) >= 3) {
                for (int k = i; k < end; k++) {
                    chars[k] = value(chars[k]) >= 0 ? (char) ('0' + value(chars[k])) : chars[k];
                }
            }
            i = Math.max(end, i + 1);
        }
    }

    private static boolean isParted(char[] chars, int i, int start, int length) {
        return (chars[i] == ' ' || chars[i] == '-')
                && i > start
                && value(chars[i - 1]) >= 0
                && i + 1 < length
                && value(chars[i + 1]) >= 0;
    }

    private static int value(char c) {
        return VALUES[c];
    }

    private static byte[] values() {
        byte[] values = new byte[Character.MAX_VALUE + 1];
        Arrays.fill(values, (byte) -1);
        for (int digit = 0; digit < 10; digit++) {
            values['0' + digit] = (byte) digit;
            values[NUMERALS.charAt(digit)] = (byte) digit;
        }
        for (int i = 0; i < OTHER_NUMERALS.length(); i++) {
            values[OTHER_NUMERALS.charAt(i)] = (byte) (OTHER_VALUES.charAt(i) - '0');
        }
        return values;
    }

    private static char[] table() {
        char[] table = new char[Character.MAX_VALUE + 1];
        for (int c = 0; c < table.length; c++) {
            table[c] = folded((char) c);
        }
        return table;
    }

    private static char folded(char c) {
        if (c >= '\uFF01' && c <= '\uFF5E') {
            return c == '\uFF0D' ? '-' : (char) (c - 0xFEE0);
        }
        if (Character.isDigit(c)) {
            return (char) ('0' + Character.digit(c, 10));
        }
        if (c != ' ' && Character.isSpaceChar(c)) {
            return c == '\u2028' || c == '\u2029' ? '\n' : ' ';
        }
        return switch (Character.getType(c)) {
            case Character.FORMAT -> INVISIBLE;
            case Character.DASH_PUNCTUATION -> '-';
            default -> sign(c);
        };
    }

    private static char sign(char c) {
        return switch (c) {
            case '\u2212', '\u30FC' -> '-';
            case '•', '・', '‧', '∙', '⋅', '●' -> '·';
            case '’', '‘' -> '\'';
            case '\t' -> ' ';
            case '\r' -> '\n';
            case 0 -> INVISIBLE;
            default -> c;
        };
    }
}
