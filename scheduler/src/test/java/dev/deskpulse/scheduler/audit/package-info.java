@NullMarked
package dev.deskpulse.scheduler.audit;

import org.jspecify.annotations.NullMarked;
