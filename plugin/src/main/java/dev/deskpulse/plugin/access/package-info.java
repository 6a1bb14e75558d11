/** Who looks, what they may see of the desk, and what they may do. */
@NullMarked
package dev.deskpulse.plugin.access;

import org.jspecify.annotations.NullMarked;
