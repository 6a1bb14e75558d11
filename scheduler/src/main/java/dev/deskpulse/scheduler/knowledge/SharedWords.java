package dev.deskpulse.scheduler.knowledge;

import dev.deskpulse.scheduler.privacy.Greetings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was said to or by many customers, and so tells nothing of one: only such words stand in the question bank. A name,
 * an order's number or a street that one customer's tickets hold is no such word, whatever language it is of. Chinese,
 * which has no blanks, is looked at by pairs of characters.
 */
final class SharedWords {
    /** Of so many customers, as in k-anonymity. */
    static final int CUSTOMERS = 3;

    private static final Pattern PIECES = Pattern.compile(
            "\\p{IsHan}+|[\\p{L}\\p{M}\\p{Nd}&&[^\\p{IsHan}]]+(?:['’.,:/_@+-][\\p{L}\\p{M}\\p{Nd}&&[^\\p{IsHan}]]+)*");
    private static final Pattern SENTENCE_ENDS = Pattern.compile("(?<=[。！？；，\n])|(?<=[.!?;][ ]{1,3})");
    /** A sentence of which more than so much is somebody's own is about them. */
    private static final double OWN_SENTENCE = 0.25;

    private static final Pattern GAPS = Pattern.compile(Greetings.GAP + "(?:[ ]?" + Greetings.GAP + ")+");

    private final Map<String, Set<Integer>> customersOf = new HashMap<>();

    /** A text said to or by a customer. */
    void add(String customer, String text) {
        int who = customer.hashCode();
        Matcher piece = PIECES.matcher(text);
        while (piece.find()) {
            for (String word : ofPiece(piece.group())) {
                Set<Integer> customers = customersOf.computeIfAbsent(word, w -> new HashSet<>(4));
                if (customers.size() < CUSTOMERS) {
                    customers.add(who);
                }
            }
        }
    }

    /** The text without the sentences that are one customer's own; with a gap for each other word that is not shared. */
    String only(String text) {
        return Stream.of(SENTENCE_ENDS.split(text))
                .map(this::sentence)
                .filter(sentence -> gaps(sentence) <= OWN_SENTENCE)
                .collect(Collectors.joining());
    }

    private String sentence(String text) {
        StringBuilder kept = new StringBuilder();
        Matcher piece = PIECES.matcher(text);
        while (piece.find()) {
            piece.appendReplacement(kept, Matcher.quoteReplacement(kept(piece.group())));
        }
        return GAPS.matcher(piece.appendTail(kept)).replaceAll(Greetings.GAP);
    }

    private String kept(String piece) {
        if (!isHan(piece)) {
            return isShared(piece.toLowerCase(Locale.ROOT)) ? piece : Greetings.GAP;
        }
        List<String> pairs = ofPiece(piece);
        int[] characters = piece.codePoints().toArray();
        StringBuilder kept = new StringBuilder();
        for (int i = 0; i < characters.length; i++) {
            boolean before = i > 0 && isShared(pairs.get(i - 1));
            boolean after = i < pairs.size() && isShared(pairs.get(i));
            if (before || after) {
                kept.appendCodePoint(characters[i]);
            } else {
                kept.append(Greetings.GAP);
            }
        }
        return kept.toString();
    }

    private boolean isShared(String word) {
        return customersOf.getOrDefault(word, Set.of()).size() >= CUSTOMERS;
    }

    private static boolean isHan(String piece) {
        return Character.UnicodeScript.of(piece.codePointAt(0)) == Character.UnicodeScript.HAN;
    }

    /** All of a text, words in small letters and pairs of Chinese characters. */
    static List<String> words(String text) {
        List<String> all = new ArrayList<>();
        Matcher piece = PIECES.matcher(text);
        while (piece.find()) {
            all.addAll(ofPiece(piece.group()));
        }
        return all;
    }

    /** A word by itself, or a Chinese run's pairs. */
    private static List<String> ofPiece(String piece) {
        if (!isHan(piece)) {
            return List.of(piece.toLowerCase(Locale.ROOT));
        }
        int[] characters = piece.codePoints().toArray();
        if (characters.length == 1) {
            return List.of(piece);
        }
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i + 1 < characters.length; i++) {
            pairs.add(new String(characters, i, 2));
        }
        return pairs;
    }

    /** The share of a text's characters that were left out, from 0 to 1, where {@code kept} came of it. */
    static double gaps(String kept) {
        long gaps = kept.chars().filter(c -> c == Greetings.GAP.charAt(0)).count();
        long words = PIECES.matcher(kept).results().count();
        return words + gaps == 0 ? 1 : (double) gaps / (words + gaps);
    }
}
