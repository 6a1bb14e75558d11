/** The composition root: the only place that knows every part and puts them together. */
@NullMarked
package dev.deskpulse.plugin.app;

import org.jspecify.annotations.NullMarked;
