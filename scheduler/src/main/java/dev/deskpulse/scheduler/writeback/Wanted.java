package dev.deskpulse.scheduler.writeback;

import dev.deskpulse.scheduler.text.TicketTags;
import dev.deskpulse.scheduler.topic.TopicTag;
import org.jspecify.annotations.Nullable;

/**
 * What a ticket's fields and explanation should say.
 *
 * @param topic without words; null where the ticket is near none
 * @param customer null where it is not written or not known
 */
record Wanted(TicketTags tags, @Nullable TopicTag topic, CustomerWishes.@Nullable Standing customer) {}
