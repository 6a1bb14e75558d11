@NullMarked
package dev.deskpulse.scheduler.job;

import org.jspecify.annotations.NullMarked;
