package dev.deskpulse.scheduler.quality;

import dev.deskpulse.scheduler.text.Folding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Phrases that are looked for in a text, in the small language that {@code rules.txt} explains. People write phrases, never
 * patterns, so none can run for ever: every gap is short and nothing repeats.
 */
final class Phrases {
    private static final int LONGEST = 1_000;
    private static final int MOST_GAPS = 3;
    private static final String GAP = "[^.!?;\\n]{0,12}?";
    private static final String NUMBER =
            "(?:\\d{1,9}(?:[.,]\\d{1,3})?|[一二两三四五六七八九十几半]{1,3}|one|two|three|four|five|six|seven|eight|nine|ten)";
    private static final String BEGINS = "(?:^|(?<=[.!?;:,~\\n])) {0,2}";
    private static final String WORD = "(?<![a-z\\d])";
    private static final String WORD_ENDS = "(?![a-z\\d])";
    private static final Pattern LATIN = Pattern.compile("[a-z\\d]");

    private final List<Pattern> wanted;
    private final List<Pattern> taken;

    /** @throws IllegalArgumentException with the first phrase that is none, and why */
    Phrases(Collection<String> phrases) {
        this.wanted = patterns(phrases.stream().filter(phrase -> !isTaken(phrase)));
        this.taken = patterns(phrases.stream().filter(Phrases::isTaken).map(phrase -> phrase.substring(1)));
    }

    /** @throws IllegalArgumentException with the first that is none, and why */
    static void require(Collection<String> phrases) {
        phrases.forEach(phrase -> Pattern.compile(pattern(isTaken(phrase) ? phrase.substring(1) : phrase)));
    }

    private record Place(int start, int end) {
        boolean overlaps(Place other) {
            return start < other.end && other.start < end;
        }
    }

    private static boolean isTaken(String phrase) {
        return phrase.startsWith("-");
    }

    private static List<Pattern> patterns(Stream<String> phrases) {
        return phrases.map(phrase -> Pattern.compile(pattern(phrase))).toList();
    }

    /** The first phrase that stands in a text, as it is written there. */
    Optional<String> first(String text) {
        List<String> all = all(text, 1);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(0));
    }

    /** In the order of the rules, no more than so many. */
    List<String> all(String text, int most) {
        String folded = Folding.fold(text);
        List<Place> gone = new ArrayList<>();
        for (Pattern pattern : taken) {
            Matcher matcher = pattern.matcher(folded);
            while (matcher.find()) {
                gone.add(new Place(matcher.start(), matcher.end()));
            }
        }
        List<Place> found = new ArrayList<>();
        for (Pattern pattern : wanted) {
            Matcher matcher = pattern.matcher(folded);
            while (found.size() < most && matcher.find()) {
                Place place = new Place(matcher.start(), matcher.end());
                if (matcher.end() > matcher.start()
                        && gone.stream().noneMatch(place::overlaps)
                        && found.stream().noneMatch(place::overlaps)) {
                    found.add(place);
                }
            }
        }
        return found.stream()
                .map(place -> text.substring(place.start, place.end).strip())
                .collect(Collectors.toList());
    }

    private static String pattern(String phrase) {
        String folded = Folding.fold(phrase.strip());
        if (folded.isEmpty() || folded.length() > LONGEST) {
            throw new IllegalArgumentException("'" + phrase + "' is no phrase: write 1 to " + LONGEST + " characters");
        }
        if (folded.chars().filter(c -> c == '*').count() > MOST_GAPS) {
            throw new IllegalArgumentException("'" + phrase + "' has more than " + MOST_GAPS + " gaps (*)");
        }
        StringBuilder pattern = new StringBuilder();
        int at = 0;
        if (folded.charAt(0) == '^') {
            pattern.append(BEGINS);
            at = 1;
        }
        return append(phrase, folded, at, pattern);
    }

    private static String append(String phrase, String folded, int from, StringBuilder pattern) {
        int open = 0;
        int at = from;
        while (at < folded.length()) {
            char c = folded.charAt(at);
            switch (c) {
                case '*' -> pattern.append(GAP);
                case '(' -> pattern.append("(?:");
                case ')' -> pattern.append(')');
                case '|' -> pattern.append(open > 0 ? "|" : "\\|");
                case ' ' -> pattern.append("\\s{1,3}");
                default -> at = literal(folded, at, pattern);
            }
            open += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (open < 0) {
                break;
            }
            at++;
        }
        if (open != 0) {
            throw new IllegalArgumentException("'" + phrase + "' is no phrase: a bracket has no other half");
        }
        return pattern.toString();
    }

    /** Words of Latin letters are whole ones. Returns the place of the last character that was taken. */
    private static int literal(String folded, int at, StringBuilder pattern) {
        if (folded.startsWith("{n}", at)) {
            pattern.append(NUMBER);
            return at + 2;
        }
        int end = at;
        while (end < folded.length() && isLatin(folded, end)) {
            end++;
        }
        if (end == at) {
            pattern.append(Pattern.quote(folded.substring(at, at + 1)));
            return at;
        }
        pattern.append(WORD).append(Pattern.quote(folded.substring(at, end))).append(WORD_ENDS);
        return end - 1;
    }

    private static boolean isLatin(String folded, int at) {
        return LATIN.matcher(folded).region(at, at + 1).matches();
    }
}
