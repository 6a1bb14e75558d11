package dev.deskpulse.connector.jira;

import dev.deskpulse.ticket.PersonId;
import java.time.ZoneId;

/**
 * The account that asks.
 *
 * @param zone JQL compares times in this zone, to the minute
 */
public record Myself(PersonId id, String displayName, ZoneId zone) {}
