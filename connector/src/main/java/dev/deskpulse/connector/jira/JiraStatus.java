package dev.deskpulse.connector.jira;

import dev.deskpulse.ticket.StatusCategory;

/** A status of the site's workflows. */
public record JiraStatus(String id, String name, StatusCategory category) {}
