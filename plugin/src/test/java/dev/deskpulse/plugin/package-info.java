@NullMarked
package dev.deskpulse.plugin;

import org.jspecify.annotations.NullMarked;
