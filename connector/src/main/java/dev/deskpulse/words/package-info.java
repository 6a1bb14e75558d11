/** What the product says of itself, in both languages, and how its constants are written. */
@NullMarked
package dev.deskpulse.words;

import org.jspecify.annotations.NullMarked;
