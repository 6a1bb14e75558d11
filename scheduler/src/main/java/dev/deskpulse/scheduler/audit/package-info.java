/** Who did what: a log in which every change shows, and what in it is unusual. */
@NullMarked
package dev.deskpulse.scheduler.audit;

import org.jspecify.annotations.NullMarked;
