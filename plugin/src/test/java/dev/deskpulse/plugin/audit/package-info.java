@NullMarked
package dev.deskpulse.plugin.audit;

import org.jspecify.annotations.NullMarked;
