package dev.deskpulse.scheduler.text.model;

/**
 * Two models of one task: a cheap one of signals and grams, and one that asks for the sentence vector too, but only
 * where the cheap one is not sure.
 *
 * @param sureFrom the cheap model's confidence from which its word holds
 */
record Cascade(LinearModel cheap, LinearModel full, double sureFrom) {
    Prediction predict(Sample sample) {
        Prediction first = cheap.predict(sample);
        return first.confidence() >= sureFrom ? first : full.predict(sample);
    }
}
