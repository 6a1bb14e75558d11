@NullMarked
package dev.deskpulse.plugin.event;

import org.jspecify.annotations.NullMarked;
