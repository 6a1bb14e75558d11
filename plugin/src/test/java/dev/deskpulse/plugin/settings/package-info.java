@NullMarked
package dev.deskpulse.plugin.settings;

import org.jspecify.annotations.NullMarked;
