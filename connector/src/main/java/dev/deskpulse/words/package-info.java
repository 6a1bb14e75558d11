/** What the product says of itself, in both languages. */
@NullMarked
package dev.deskpulse.words;

import org.jspecify.annotations.NullMarked;
