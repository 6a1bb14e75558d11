/** Step 6 of 7, for alerts: tells those who asked for it, by webhook, mail or comment, each alert once. */
@NullMarked
package dev.deskpulse.scheduler.delivery;

import org.jspecify.annotations.NullMarked;
