package dev.deskpulse.scheduler.privacy;

import java.util.ArrayList;
import java.util.List;

/** Groups of digits that stand close together, such as {@code (010) 8888-6666}, with nothing but separators between. */
final class NumberRun {
    private static final int LONGEST_SEPARATOR = 3;
    private static final int MOST_GROUPS = 64;
    private static final String SEPARATORS = " -.·()一_+";

    private final FoldedText text;
    private final List<int[]> groups = new ArrayList<>();

    private NumberRun(FoldedText text) {
        this.text = text;
    }

    /** All runs of a text, in order. */
    static List<NumberRun> of(FoldedText text) {
        List<NumberRun> runs = new ArrayList<>();
        NumberRun run = new NumberRun(text);
        int at = 0;
        while (at < text.length()) {
            if (!FoldedText.isDigit(text.at(at))) {
                at++;
                continue;
            }
            int end = at;
            while (FoldedText.isDigit(text.at(end))) {
                end++;
            }
            if (!run.continuesAt(at)) {
                run = new NumberRun(text);
                runs.add(run);
            }
            run.groups.add(new int[] {at, end});
            at = end;
        }
        return runs;
    }

    private boolean continuesAt(int next) {
        if (groups.isEmpty() || groups.size() == MOST_GROUPS) {
            return false;
        }
        int from = end(groups.size() - 1);
        if (next - from > LONGEST_SEPARATOR) {
            return false;
        }
        for (int i = from; i < next; i++) {
            if (SEPARATORS.indexOf(text.at(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    int size() {
        return groups.size();
    }

    int start(int group) {
        return groups.get(group)[0];
    }

    int end(int group) {
        return groups.get(group)[1];
    }

    int length(int group) {
        return end(group) - start(group);
    }

    /** What stands between a group and the next. */
    String separator(int group) {
        return text.text().substring(end(group), start(group + 1));
    }

    FoldedText text() {
        return text;
    }
}
