package dev.deskpulse.connector.jira;

import org.jspecify.annotations.Nullable;

/**
 * A field of the site.
 *
 * @param id such as {@code summary} or {@code customfield_10010}; names repeat and change, ids do not
 * @param schemaType Jira's type, such as {@code string}, {@code option}, {@code sd-servicelevelagreement}
 * @param schemaCustom the custom field type's key, null for system fields
 */
public record FieldDefinition(
        String id,
        String name,
        boolean custom,
        @Nullable String schemaType,
        @Nullable String schemaCustom) {
    private static final String OF_AN_APP = "ari:cloud:ecosystem::extension/";

    /** Whether a Forge app owns the field. */
    public boolean ofAnApp() {
        return schemaCustom != null && schemaCustom.startsWith(OF_AN_APP);
    }

    /** @param appId the app's UUID */
    public boolean ofApp(String appId) {
        return schemaCustom != null && schemaCustom.startsWith(OF_AN_APP + appId + "/");
    }
}
