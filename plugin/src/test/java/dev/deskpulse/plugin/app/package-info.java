@NullMarked
package dev.deskpulse.plugin.app;

import org.jspecify.annotations.NullMarked;
