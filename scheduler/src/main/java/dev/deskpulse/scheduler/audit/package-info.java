/** What left the desk, and who took it. */
@NullMarked
package dev.deskpulse.scheduler.audit;

import org.jspecify.annotations.NullMarked;
