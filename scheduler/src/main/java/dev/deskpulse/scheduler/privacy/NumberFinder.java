package dev.deskpulse.scheduler.privacy;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds what is made of digits alone: identity, card, phone, social security, passport and QQ numbers, IPv4. */
final class NumberFinder implements Finder {
    private static final int MOST_GROUPS = 8;
    private static final int MOST_DIGITS = 20;
    private static final int FEWEST_DIGITS = 4;

    /** In this order: the earlier ones prove more. */
    private static final List<Function<Figures, Optional<Span>>> RULES = List.of(
            IpRules::v4,
            ResidentIds::find,
            Cards::find,
            NumberFinder::qq,
            NumberFinder::ssn,
            NumberFinder::passport,
            Phones::find);

    /** A mobile number with every digit by itself. */
    private static final Pattern SPACED = Pattern.compile("1(?<![0-9]1|[0-9][ -]1)(?:[ -][0-9]){10}(?![ -]?[0-9])");

    @Override
    public void find(FoldedText text, List<Span> spans) {
        if (!text.hasDigits()) {
            return;
        }
        Matcher spaced = SPACED.matcher(text.text());
        while (spaced.find()) {
            String digits = spaced.group().replaceAll("[ -]", "");
            spans.add(new Span(PersonalData.PHONE, spaced.start(), spaced.end(), "86" + digits));
        }
        for (NumberRun run : NumberRun.of(text)) {
            int group = 0;
            while (group < run.size()) {
                group = findFrom(run, group, spans);
            }
        }
    }

    /** The longest that is something; says with which group to go on. */
    private static int findFrom(NumberRun run, int first, List<Span> spans) {
        int last = lastGroup(run, first);
        for (int g = last; g >= first; g--) {
            Optional<Span> found = mayBeSomething(run, first, g) ? find(new Figures(run, first, g)) : Optional.empty();
            if (found.isPresent()) {
                spans.add(found.get());
                return g + 1;
            }
        }
        return first + 1;
    }

    private static int lastGroup(NumberRun run, int first) {
        int digits = run.length(first);
        int last = first;
        while (last + 1 < run.size()
                && last + 1 < first + MOST_GROUPS
                && digits + run.length(last + 1) <= MOST_DIGITS) {
            last++;
            digits += run.length(last);
        }
        return last;
    }

    /** No number is that long or that short, or has so many groups, but for the four of an internet address. */
    private static boolean mayBeSomething(NumberRun run, int first, int last) {
        int digits = 0;
        for (int g = first; g <= last; g++) {
            digits += run.length(g);
        }
        int groups = last - first + 1;
        return digits >= FEWEST_DIGITS && digits <= MOST_DIGITS && (groups == 4 || groups * 2 <= digits);
    }

    private static Optional<Span> find(Figures figures) {
        for (Function<Figures, Optional<Span>> rule : RULES) {
            Optional<Span> found = rule.apply(figures);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<Span> qq(Figures figures) {
        String digits = figures.digits();
        boolean fits = figures.isOneGroup() && digits.length() >= 5 && digits.length() <= 11 && digits.charAt(0) != '0';
        return Stream.of(figures)
                .filter(f -> fits && !FoldedText.isLatin(f.after()) && f.after() != '@' && f.follows(Lead.QQ))
                .map(f -> f.as(PersonalData.QQ, digits))
                .findFirst();
    }

    /** Structure after the Social Security Administration: no area 000, 666 or 9xx, no group 00, no serial 0000. */
    private static Optional<Span> ssn(Figures figures) {
        String d = figures.digits();
        if (d.length() != 9 || !figures.standsAlone()) {
            return Optional.empty();
        }
        String separator = figures.separator();
        boolean written = figures.shape().equals("3 2 4") && (separator.equals("-") || separator.equals(" "));
        boolean possible = !d.startsWith("000")
                && !d.startsWith("666")
                && d.charAt(0) != '9'
                && !d.startsWith("00", 3)
                && !d.endsWith("0000");
        boolean labelled = figures.follows(Lead.SSN);
        return (written && possible) || labelled ? Optional.of(figures.as(PersonalData.SSN, d)) : Optional.empty();
    }

    private static Optional<Span> passport(Figures figures) {
        int length = figures.digits().length();
        return (length == 8 || length == 9) && figures.isOneGroup() && figures.follows(Lead.PASSPORT)
                ? Optional.of(figures.as(PersonalData.PASSPORT, figures.digits()))
                : Optional.empty();
    }
}
