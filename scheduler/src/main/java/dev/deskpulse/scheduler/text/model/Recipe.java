package dev.deskpulse.scheduler.text.model;

/**
 * What a linear model is made of.
 *
 * @param grams whether it sees the text's grams: they help where the examples are like the texts to come
 * @param telling how large grams are beside all else, each by how much it tells of the labels; 0 where all are alike
 * @param cost how much an error costs against large weights: small for few or doubtful examples
 */
record Recipe(Sight sight, boolean grams, double telling, double cost) {
    /** How much of what the sentence model says of a text is seen. */
    enum Sight {
        NONE,
        /** The text's vector: what it is about. */
        TEXT,
        /** And the means of lower layers, which keep more of the wording: for texts that are like the examples. */
        LAYERS
    }

    Recipe blind() {
        return new Recipe(Sight.NONE, true, telling, cost);
    }
}
