/** Sends reports to those who are to read them: by mail, and as an issue of the site. */
@NullMarked
package dev.deskpulse.scheduler.report.send;

import org.jspecify.annotations.NullMarked;
