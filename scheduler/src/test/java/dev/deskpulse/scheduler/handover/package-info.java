/** Facts about what is handed over to other departments. */
@NullMarked
package dev.deskpulse.scheduler.handover;

import org.jspecify.annotations.NullMarked;
