/** Writes a report in a language, as sections of blocks that every format can show. */
@NullMarked
package dev.deskpulse.scheduler.report.page;

import org.jspecify.annotations.NullMarked;
