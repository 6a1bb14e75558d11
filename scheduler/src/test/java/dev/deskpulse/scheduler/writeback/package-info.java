/** Facts about writing back. */
@NullMarked
package dev.deskpulse.scheduler.writeback;

import org.jspecify.annotations.NullMarked;
