@NullMarked
package dev.deskpulse.plugin.forge;

import org.jspecify.annotations.NullMarked;
