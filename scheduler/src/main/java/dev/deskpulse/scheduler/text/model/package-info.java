/** Step 3 of 7: tag. What models learned from examples say of a text: features, sentence vectors, linear classifiers. */
@NullMarked
package dev.deskpulse.scheduler.text.model;

import org.jspecify.annotations.NullMarked;
