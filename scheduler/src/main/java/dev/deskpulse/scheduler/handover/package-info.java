/**
 * Findings handed over to other departments: an issue in the department's own Jira project, once for a finding, linked with
 * its typical tickets, and brought to its end when the figure is as usual again.
 */
@NullMarked
package dev.deskpulse.scheduler.handover;

import org.jspecify.annotations.NullMarked;
