/** When each step runs: Quartz jobs of a few lines, each calling one service. */
@NullMarked
package dev.deskpulse.scheduler.job;

import org.jspecify.annotations.NullMarked;
