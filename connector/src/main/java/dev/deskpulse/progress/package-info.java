/** How long work tells how far it is, without knowing whether a bar, a log or a web page listens. */
@NullMarked
package dev.deskpulse.progress;

import org.jspecify.annotations.NullMarked;
