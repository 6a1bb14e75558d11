package dev.deskpulse.connector.jira;

import dev.deskpulse.ticket.AuthorRole;
import dev.deskpulse.ticket.PersonId;

/**
 * A user as an issue names them.
 *
 * @param id account id (Cloud) or user key (Data Center)
 * @param role from the account type: {@code app} is automation, {@code customer} a customer, everyone else an agent
 *     until the field mapping knows better
 */
public record JiraUser(PersonId id, String displayName, AuthorRole role, boolean active) {}
