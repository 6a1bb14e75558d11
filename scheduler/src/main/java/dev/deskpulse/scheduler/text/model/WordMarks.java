package dev.deskpulse.scheduler.text.model;

import dev.deskpulse.scheduler.text.model.Verdict.Mark;
import dev.deskpulse.scheduler.text.model.Verdict.Part;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The words by which a linear model of grams chose a label over another. What each gram adds to the difference of their
 * log-odds is spread over its characters; neighbouring words that stand out are one mark.
 */
final class WordMarks {
    private static final int AT_MOST = 4;
    private static final double OF_STRONGEST = 0.5;
    private static final double LEAST = 0.02;
    private static final int WIDEST_HAN = 4;

    /** More are a number of an order or a parcel: a chance of the texts that were learned from, and no reason. */
    private static final int DIGITS_AT_MOST = 5;

    private final Sample sample;
    private final FeatureSpace space;
    private final float[] forLabel;
    private final float[] forRival;
    private final double[] pulls;
    private final int[] longest;
    private int known;

    private WordMarks(LinearModel model, Sample sample, String label, String rival) {
        this.sample = sample;
        this.space = model.space();
        this.forLabel = model.weightsOf(model.labels().indexOf(label));
        this.forRival = model.weightsOf(model.labels().indexOf(rival));
        this.pulls = new double[sample.folded().length()];
        this.longest = new int[sample.folded().length()];
    }

    /** The strongest first; none where the model does not know both labels, or no word stands out. */
    static List<Mark> of(LinearModel model, Sample sample, String label, String rival) {
        boolean knowsBoth = model.labels().contains(label) && model.labels().contains(rival);
        return knowsBoth ? new WordMarks(model, sample, label, rival).marks(model.temperature()) : List.of();
    }

    private List<Mark> marks(double temperature) {
        sample.tongue().spread(sample.folded(), this);
        double scale = known == 0 ? 0 : FeatureSpace.gramNumber(known) / temperature;
        List<Mark> words = words(scale);
        double strongest = words.stream().mapToDouble(Mark::weight).max().orElse(0);
        double least = Math.max(LEAST, OF_STRONGEST * strongest);
        return joined(words, least).stream()
                .filter(mark -> mark.weight() >= least)
                .sorted(Comparator.comparingDouble((Mark mark) -> -mark.weight())
                        .thenComparing(Mark::from))
                .limit(AT_MOST)
                .toList();
    }

    /** Spreads a gram's pull evenly over a part of the text; false where the gram is not known. */
    boolean gram(int hash, int from, int to) {
        int place = space.placeOfGram(hash);
        if (place < 0) {
            return false;
        }
        known++;
        longest[from] = Math.max(longest[from], to - from);
        double each = (forLabel[place] - forRival[place]) / (to - from);
        for (int at = from; at < to; at++) {
            pulls[at] += each;
        }
        return true;
    }

    /** A Han character is a word by itself; of other scripts, letters and digits without a gap are one. */
    private List<Mark> words(double scale) {
        String folded = sample.folded();
        List<Mark> words = new ArrayList<>();
        for (int at = 0; at < folded.length(); ) {
            int end = wordEnd(folded, at);
            if (end > at) {
                if (!isNumber(folded.substring(at, end))) {
                    words.add(new Mark(at, end, pull(at, end) * scale, Part.WORDS));
                }
                at = end;
            } else {
                at += Character.charCount(folded.codePointAt(at));
            }
        }
        return words;
    }

    private static boolean isNumber(String word) {
        return word.codePoints().filter(Character::isDigit).count() > DIGITS_AT_MOST;
    }

    private static int wordEnd(String text, int from) {
        int at = from;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            if (Character.isIdeographic(c)) {
                return at == from ? at + Character.charCount(c) : at;
            }
            if (!Character.isLetterOrDigit(c) && !(c == '\'' && at > from)) {
                return at;
            }
            at += Character.charCount(c);
        }
        return at;
    }

    /** Neighbouring words that stand out, as one mark; marks that have grown into each other, too. */
    private List<Mark> joined(List<Mark> words, double least) {
        List<Mark> joined = new ArrayList<>();
        int at = 0;
        while (at < words.size()) {
            int end = at;
            while (end < words.size() && words.get(end).weight() >= least && (end == at || adjoin(words, end))) {
                end++;
            }
            if (end > at) {
                add(widened(mark(words.subList(at, end))), joined);
            }
            at = Math.max(end, at + 1);
        }
        return joined;
    }

    private static Mark mark(List<Mark> words) {
        double weight = words.stream().mapToDouble(Mark::weight).sum();
        return new Mark(words.get(0).from(), words.get(words.size() - 1).to(), weight, Part.WORDS);
    }

    private static void add(Mark mark, List<Mark> joined) {
        Mark before = joined.isEmpty() ? null : joined.get(joined.size() - 1);
        if (before == null || before.to() <= mark.from()) {
            joined.add(mark);
        } else {
            int from = Math.min(before.from(), mark.from());
            int to = Math.max(before.to(), mark.to());
            joined.set(joined.size() - 1, new Mark(from, to, before.weight() + mark.weight(), Part.WORDS));
        }
    }

    /**
     * Chinese words have no blanks between them, and few characters that stand out may be the end of one word and the start
     * of the next: they grow to the longest known gram around them.
     */
    private Mark widened(Mark mark) {
        for (int length = WIDEST_HAN; length > mark.to() - mark.from(); length--) {
            int wide = length;
            Optional<Integer> from = IntStream.rangeClosed(Math.max(0, mark.to() - length), mark.from())
                    .filter(at -> longest[at] >= wide && allHan(at, at + wide))
                    .boxed()
                    .max(Comparator.comparingDouble(at -> pull(at, at + wide)));
            if (from.isPresent()) {
                return new Mark(from.get(), from.get() + length, mark.weight(), Part.WORDS);
            }
        }
        return mark;
    }

    private boolean allHan(int from, int to) {
        return sample.folded().substring(from, to).codePoints().allMatch(Character::isIdeographic);
    }

    private double pull(int from, int to) {
        double sum = 0;
        for (int at = from; at < to; at++) {
            sum += pulls[at];
        }
        return sum;
    }

    /** Whether nothing but a blank parts a word from the one before. */
    private boolean adjoin(List<Mark> words, int word) {
        int from = words.get(word - 1).to();
        int to = words.get(word).from();
        return to == from || (to == from + 1 && sample.folded().charAt(from) == ' ');
    }
}
