@NullMarked
package dev.deskpulse.plugin.bench;

import org.jspecify.annotations.NullMarked;
