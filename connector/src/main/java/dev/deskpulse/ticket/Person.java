package dev.deskpulse.ticket;

/**
 * Someone who reports, answers or is assigned.
 *
 * @param displayName personal data: shown on screens to those who may see it, never logged
 */
public record Person(PersonId id, String displayName, AuthorRole role) {}
