package dev.deskpulse.scheduler.driver;

/** How an outcome is modelled, and what its effects are counted in. */
public enum Scale {
    /** Yes or no: a logistic model; effects in shares, 0.05 being five points. */
    SHARE,
    /** A positive, skewed quantity such as a duration: a linear model of its logarithm; effects in typical (geometric mean) units. */
    LOGARITHM,
    /** Any number: a linear model; effects in the outcome's own unit. */
    PLAIN
}
