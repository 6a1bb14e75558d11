@NullMarked
package dev.deskpulse.plugin.backup;

import org.jspecify.annotations.NullMarked;
