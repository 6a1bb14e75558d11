@NullMarked
package dev.deskpulse.plugin.cli;

import org.jspecify.annotations.NullMarked;
