/** What Jira tells of by itself, and the work that follows: the changed tickets at once, ahead of the schedules. */
@NullMarked
package dev.deskpulse.plugin.event;

import org.jspecify.annotations.NullMarked;
