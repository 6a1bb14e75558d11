package dev.deskpulse.scheduler.privacy;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Neighbouring groups of a run, looked at as one number. */
final class Figures {
    private static final Set<String> TIGHT = Set.of("-", ".", "_", "·");
    private static final int LONGEST_ADDRESS = 300;

    private final NumberRun run;
    private final int first;
    private final int last;
    private final String digits;
    private final String shape;

    Figures(NumberRun run, int first, int last) {
        this.run = run;
        this.first = first;
        this.last = last;
        this.digits = IntStream.rangeClosed(first, last)
                .mapToObj(g -> text().text().substring(run.start(g), run.end(g)))
                .collect(Collectors.joining());
        this.shape = IntStream.rangeClosed(first, last)
                .mapToObj(g -> Integer.toString(run.length(g)))
                .collect(Collectors.joining(" "));
    }

    FoldedText text() {
        return run.text();
    }

    String digits() {
        return digits;
    }

    /** The groups' lengths, such as {@code 3 4 4}. */
    String shape() {
        return shape;
    }

    boolean isOneGroup() {
        return first == last;
    }

    int start() {
        return run.start(first);
    }

    int end() {
        return run.end(last);
    }

    int firstLength() {
        return run.length(first);
    }

    /** The separator between all groups, where it is the same; empty where there is one group or it differs. */
    String separator() {
        String separator = "";
        for (int g = first; g < last; g++) {
            if (g > first && !run.separator(g).equals(separator)) {
                return "";
            }
            separator = run.separator(g);
        }
        return separator;
    }

    boolean isUniform() {
        return isOneGroup() || !separator().isEmpty();
    }

    /** Whether the separators hold this character anywhere. */
    boolean isPartedBy(char c) {
        return IntStream.range(first, last).anyMatch(g -> run.separator(g).indexOf(c) >= 0);
    }

    char before() {
        return text().at(start() - 1);
    }

    char after() {
        return text().at(end());
    }

    boolean follows(Lead lead) {
        return lead.isBefore(text(), start());
    }

    boolean hasPlus() {
        return before() == '+';
    }

    /** No further digits belong to it, and no letters. */
    boolean standsAlone() {
        return !FoldedText.isLatin(after()) && !(FoldedText.isLatin(before()) && !follows(Lead.PHONE)) && isNoPart();
    }

    /** Not a piece of a longer number with the same tight separators, such as an order number or an amount. */
    private boolean isNoPart() {
        boolean tightAfter = last + 1 < run.size() && TIGHT.contains(run.separator(last));
        boolean tightBefore = first > 0 && TIGHT.contains(run.separator(first - 1));
        return !(tightAfter && !startsNext()) && !(tightBefore && !(first == 1 && run.length(0) <= 2 && isOneGroup()));
    }

    /** Another number as long follows, as in two numbers with a hyphen between. */
    private boolean startsNext() {
        return isOneGroup() && run.length(last + 1) == digits.length();
    }

    /** Whether a group of so many digits or more stands beside it, with a separator such as its own. */
    boolean isInSeriesOf(int least) {
        boolean after = last + 1 < run.size() && run.length(last + 1) >= least && !isOneGroup();
        boolean before = first > 0 && run.length(first - 1) >= least && !isOneGroup();
        return (after && run.separator(last).equals(separator()))
                || (before && run.separator(first - 1).equals(separator()));
    }

    /** An amount of money or a share. */
    boolean isAmount() {
        return "¥$€£￥".indexOf(before()) >= 0 || "元块塊円圆圓%￥".indexOf(after()) >= 0;
    }

    /** Inside an address of the web, where numbers name articles. */
    boolean isInWebAddress() {
        int from = start();
        while (from > 0 && start() - from < LONGEST_ADDRESS && isAddressCharacter(text().at(from - 1))) {
            from--;
        }
        String head = text().text().substring(from, start());
        return head.contains("://") || head.contains("www.");
    }

    private static boolean isAddressCharacter(char c) {
        return c > ' ' && c < 0x7F;
    }

    Span as(PersonalData kind, String value) {
        return as(kind, start(), end(), value);
    }

    Span as(PersonalData kind, int from, int to, String value) {
        return new Span(kind, from, to, value);
    }
}
