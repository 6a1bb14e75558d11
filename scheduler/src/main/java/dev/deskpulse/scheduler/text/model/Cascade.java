package dev.deskpulse.scheduler.text.model;

import dev.deskpulse.scheduler.text.model.Verdict.Mark;
import dev.deskpulse.scheduler.text.model.Verdict.Part;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Two models of one task: a cheap one of signals and grams, and one that asks for the sentence vector too, but only
 * where the cheap one is not sure.
 *
 * @param sureFrom the cheap model's confidence from which its word holds
 */
record Cascade(LinearModel cheap, LinearModel full, double sureFrom) {
    private static final int SENTENCES_AT_MOST = 2;
    private static final double TELLING = 0.1;

    Prediction predict(Sample sample) {
        Prediction first = cheap.predict(sample);
        return sure(first) ? first : full.predict(sample);
    }

    private boolean sure(Prediction first) {
        return first.confidence() >= sureFrom;
    }

    /** The words are those that the cheap model goes by; where the sentence vector decided, sentences are marked too. */
    Verdict explain(Sample sample) {
        Prediction first = cheap.predict(sample);
        Prediction given = sure(first) ? first : full.predict(sample);
        String label = given.label();
        String rival = given.nextBest();
        List<Mark> marks = new ArrayList<>(WordMarks.of(cheap, sample, label, rival));
        if (!sure(first)) {
            marks.addAll(sentences(sample, label, rival));
        }
        if (marks.isEmpty()) {
            marks.add(new Mark(0, sample.text().length(), given.of(label) - given.of(rival), Part.SENTENCE));
        }
        return new Verdict(given, marks);
    }

    /** Each sentence is judged by itself, which costs a long text as much again as the whole. */
    private List<Mark> sentences(Sample sample, String label, String rival) {
        return sample.sentences().stream()
                .map(sentence -> {
                    Prediction alone = full.predict(sentence.sample());
                    return new Mark(sentence.from(), sentence.to(), alone.of(label) - alone.of(rival), Part.SENTENCE);
                })
                .filter(mark -> mark.weight() >= TELLING)
                .sorted(Comparator.comparingDouble(mark -> -mark.weight()))
                .limit(SENTENCES_AT_MOST)
                .toList();
    }
}
