/** What people put on their dashboards. */
@NullMarked
package dev.deskpulse.plugin.dashboard;

import org.jspecify.annotations.NullMarked;
