package dev.deskpulse.scheduler.text.model;

import dev.deskpulse.scheduler.text.model.Verdict.Mark;
import dev.deskpulse.scheduler.text.model.Verdict.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The words by which a linear model of grams chose a label over another. What each gram adds to the difference of their
 * log-odds is spread over its characters; neighbouring words that stand out are one mark.
 */
final class WordMarks {
    private static final int AT_MOST = 4;
    private static final double OF_STRONGEST = 0.5;
    private static final double LEAST = 0.02;
    private static final int SHORTEST_HAN = 2;

    private final Sample sample;
    private final FeatureSpace space;
    private final float[] forLabel;
    private final float[] forRival;
    private final double[] pulls;
    private int known;

    private WordMarks(LinearModel model, Sample sample, String label, String rival) {
        this.sample = sample;
        this.space = model.space();
        this.forLabel = model.weightsOf(model.labels().indexOf(label));
        this.forRival = model.weightsOf(model.labels().indexOf(rival));
        this.pulls = new double[sample.folded().length()];
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

    /** Spreads a gram's pull evenly over a part of the text. */
    void gram(int hash, int from, int to) {
        int place = space.placeOfGram(hash);
        if (place >= 0) {
            known++;
            double each = (forLabel[place] - forRival[place]) / (to - from);
            for (int at = from; at < to; at++) {
                pulls[at] += each;
            }
        }
    }

    /** A Han character is a word by itself; of other scripts, letters and digits without a gap are one. */
    private List<Mark> words(double scale) {
        String folded = sample.folded();
        List<Mark> words = new ArrayList<>();
        for (int at = 0; at < folded.length(); ) {
            int end = wordEnd(folded, at);
            if (end > at) {
                double weight = Arrays.stream(pulls, at, end).sum() * scale;
                words.add(new Mark(at, end, weight, Part.WORDS));
                at = end;
            } else {
                at += Character.charCount(folded.codePointAt(at));
            }
        }
        return words;
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

    private List<Mark> joined(List<Mark> words, double least) {
        List<Mark> joined = new ArrayList<>();
        int at = 0;
        while (at < words.size()) {
            int end = at;
            while (end < words.size() && words.get(end).weight() >= least && (end == at || adjoin(words, end))) {
                end++;
            }
            if (end > at) {
                joined.add(mark(words, at, end));
            }
            at = Math.max(end, at + 1);
        }
        return joined;
    }

    /** A single Han character says little: its stronger neighbour comes with it. */
    private Mark mark(List<Mark> words, int first, int end) {
        int from = first;
        int to = end;
        if (to - from < SHORTEST_HAN
                && Character.isIdeographic(
                        sample.folded().codePointAt(words.get(from).from()))) {
            boolean before = from > 0 && adjoin(words, from);
            boolean after = to < words.size() && adjoin(words, to);
            if (before
                    && (!after || words.get(from - 1).weight() >= words.get(to).weight())) {
                from--;
            } else if (after) {
                to++;
            }
        }
        double weight =
                words.subList(first, end).stream().mapToDouble(Mark::weight).sum();
        return new Mark(words.get(from).from(), words.get(to - 1).to(), weight, Part.WORDS);
    }

    /** Whether nothing but a blank parts a word from the one before. */
    private boolean adjoin(List<Mark> words, int word) {
        int from = words.get(word - 1).to();
        int to = words.get(word).from();
        return to == from || (to == from + 1 && sample.folded().charAt(from) == ' ');
    }
}
