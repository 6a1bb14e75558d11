package dev.deskpulse.connector.jira;

/**
 * A project.
 *
 * @param serviceDesk whether it is a service desk project, with requests, SLA and satisfaction
 */
public record JiraProject(String id, String key, String name, boolean serviceDesk) {}
