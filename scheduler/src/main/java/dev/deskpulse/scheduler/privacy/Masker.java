package dev.deskpulse.scheduler.privacy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;

/**
 * Replaces personal data in text by pseudonyms. The same text gives the same result in every run of an installation, and
 * a masked text stays as it is. Safe for use by several threads.
 */
public final class Masker {
    private static final List<Finder> FINDERS = List.of(
            new EmailFinder(),
            new IbanFinder(),
            new IpRules(),
            new WechatFinder(),
            new NumberFinder(),
            new IslandIds(),
            new CodeFinder(),
            new AddressFinder(),
            new WesternAddressFinder(),
            new NameFinder());

    private final Set<PersonalData> kinds;
    private final Pseudonyms pseudonyms;

    /** A masker whose pseudonyms are those of the installation that the key belongs to. */
    public static Masker of(Set<PersonalData> kinds, PrivacyKey key) {
        return new Masker(kinds, key.pseudonyms());
    }

    /** @param kinds those to mask; others are looked for all the same, so that nothing else claims their characters */
    Masker(Set<PersonalData> kinds, Pseudonyms pseudonyms) {
        this.kinds = kinds.isEmpty() ? EnumSet.noneOf(PersonalData.class) : EnumSet.copyOf(kinds);
        this.pseudonyms = pseudonyms;
    }

    public String mask(String text) {
        return masked(text).text();
    }

    /** What was found, too. A number right behind another may only be told from it once that one is gone. */
    public Masked masked(String text) {
        Map<PersonalData, Integer> counts = new EnumMap<>(PersonalData.class);
        Masked latest = once(text);
        while (!latest.counts().isEmpty()) {
            latest.counts().forEach((kind, found) -> counts.merge(kind, found, Integer::sum));
            latest = once(latest.text());
        }
        return new Masked(latest.text(), counts);
    }

    private Masked once(String text) {
        FoldedText folded = new FoldedText(text);
        List<Span> chosen = find(folded).stream()
                .filter(span -> kinds.contains(span.kind()))
                .toList();
        if (chosen.isEmpty()) {
            return new Masked(text, Map.of());
        }
        StringBuilder masked = new StringBuilder(text.length());
        Map<PersonalData, Integer> counts = new EnumMap<>(PersonalData.class);
        int at = 0;
        for (Span span : chosen) {
            masked.append(text, at, folded.originalStart(span.start()));
            masked.append(pseudonyms.of(span.kind(), span.value()));
            at = folded.originalEnd(span.end());
            counts.merge(span.kind(), 1, Integer::sum);
        }
        return new Masked(masked.append(text, at, text.length()).toString(), counts);
    }

    /**
     * The personal data in a text, masked or not: its kind by its pseudonym, by which the same value is known elsewhere. The
     * map is the caller's own.
     */
    public Map<String, PersonalData> values(String text) {
        Map<String, PersonalData> values = new LinkedHashMap<>();
        Matcher matcher = Pseudonyms.PATTERN.matcher(mask(text));
        while (matcher.find()) {
            String pseudonym = matcher.group();
            PersonalData.labelled(pseudonym.substring(1, pseudonym.lastIndexOf('-')))
                    .ifPresent(kind -> values.put(pseudonym, kind));
        }
        return values;
    }

    /**
     * A customer's identity, by which tickets are grouped: a number or an address of theirs is the same pseudonym as in
     * text; a name becomes one too; an account's id, which tells nothing by itself, stays.
     */
    String maskIdentity(String identity) {
        String masked = mask(identity);
        boolean opaque = identity.chars().allMatch(c -> c > ' ' && c < 0x7F)
                && identity.chars().anyMatch(Character::isDigit);
        boolean named = masked.equals(identity)
                && !opaque
                && !Pseudonyms.PATTERN.matcher(identity).find();
        return named && kinds.contains(PersonalData.NAME) ? pseudonyms.ofPerson(identity) : masked;
    }

    /** What stands in the text, in order, nothing twice. */
    private static List<Span> find(FoldedText text) {
        List<Span> found = new ArrayList<>();
        for (Finder finder : FINDERS) {
            finder.find(text, found);
        }
        found.sort(Comparator.comparing(Span::kind)
                .thenComparingInt(Span::start)
                .thenComparing(Span::end, Comparator.reverseOrder()));
        NavigableMap<Integer, Integer> taken = pseudonymsIn(text);
        List<Span> chosen = new ArrayList<>();
        for (Span span : found) {
            Map.Entry<Integer, Integer> before = taken.lowerEntry(span.end());
            if (before == null || before.getValue() <= span.start()) {
                taken.put(span.start(), span.end());
                chosen.add(span);
            }
        }
        chosen.sort(Comparator.comparingInt(Span::start));
        return chosen;
    }

    private static NavigableMap<Integer, Integer> pseudonymsIn(FoldedText text) {
        NavigableMap<Integer, Integer> places = new TreeMap<>();
        Matcher matcher = Pseudonyms.PATTERN.matcher(text.text());
        while (matcher.find()) {
            places.put(matcher.start(), matcher.end());
        }
        return places;
    }
}
