package dev.deskpulse.connector.jira;

import java.util.List;
import java.util.Set;

/** Creates Deskpulse's fields and puts them where people see them. Needs administrator's rights. */
public interface FieldAdmin {
    /** What a new field holds. */
    enum Kind {
        TEXT,
        NUMBER,
        SELECT
    }

    /**
     * A screen of the site with the tab that fields go to.
     *
     * @param fieldIds the fields on that tab
     */
    record Screen(String id, String name, String tabId, Set<String> fieldIds) {}

    /**
     * Creates a field.
     *
     * @param options the choices of a SELECT, in order; empty for the other kinds. Data Center cannot make choices:
     *     there a warning asks the administrator to add them by hand
     * @return the new field's definition
     */
    FieldDefinition create(String name, String description, Kind kind, List<String> options);

    /** The screens that issues of these projects use; all screens where the site does not tell which. */
    List<Screen> screens(List<String> projects);

    void addToScreen(Screen screen, String fieldId);
}
