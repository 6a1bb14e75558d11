/** Copies of a desk's store, with what belongs to it, and the way back. */
@NullMarked
package dev.deskpulse.plugin.backup;

import org.jspecify.annotations.NullMarked;
