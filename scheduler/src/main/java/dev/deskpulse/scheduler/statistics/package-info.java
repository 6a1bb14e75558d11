/** Tests of chance that more than one step needs. */
@NullMarked
package dev.deskpulse.scheduler.statistics;

import org.jspecify.annotations.NullMarked;
