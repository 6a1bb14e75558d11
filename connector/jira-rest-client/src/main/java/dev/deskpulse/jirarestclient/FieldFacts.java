package dev.deskpulse.jirarestclient;

import org.jspecify.annotations.Nullable;

/**
 * A field of the site.
 *
 * @param type Jira's type of its values, null where the site gives no schema
 * @param customType the custom field type's key, null for system fields
 */
public record FieldFacts(
        String id,
        String name,
        boolean custom,
        @Nullable String type,
        @Nullable String customType) {}
