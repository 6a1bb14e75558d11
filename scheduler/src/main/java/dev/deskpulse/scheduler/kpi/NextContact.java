package dev.deskpulse.scheduler.kpi;

import org.jspecify.annotations.Nullable;

/**
 * Whether a ticket's customer came again on its topic.
 *
 * @param topicKnown whether the customer and what the ticket is about are known; else nobody can tell
 * @param seconds from the first resolution to the creation of the customer's next ticket on the topic, below 0 where that
 *     came earlier; null where there is none, or no first resolution
 */
public record NextContact(boolean topicKnown, @Nullable Long seconds) {}
