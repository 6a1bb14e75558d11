package dev.deskpulse.scheduler.text.model;

/**
 * What a linear model is made of.
 *
 * @param vector whether it sees the sentence vector
 * @param grams whether it sees the text's grams: they help where the examples are like the texts to come
 * @param telling how large grams are beside all else, each by how much it tells of the labels; 0 where all are alike
 * @param cost how much an error costs against large weights: small for few or doubtful examples
 */
record Recipe(boolean vector, boolean grams, double telling, double cost) {
    Recipe withoutVector() {
        return new Recipe(false, true, telling, cost);
    }
}
