package dev.deskpulse.plugin.app;

import dev.deskpulse.connector.jira.FieldAdmin;
import dev.deskpulse.connector.jira.FieldDefinition;
import dev.deskpulse.connector.jira.JiraSite;
import dev.deskpulse.scheduler.writeback.DeskpulseField;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Creates Deskpulse's fields on the site and puts them on the screens; says first what it will do. */
public final class Setup {
    private final JiraSite site;
    private final Set<DeskpulseField> fields;
    private final List<String> projects;

    /**
     * Prepares for a site.
     *
     * @param fields that are to be there
     * @param projects whose screens get the fields; empty means those of every project
     */
    public Setup(JiraSite site, Set<DeskpulseField> fields, List<String> projects) {
        this.site = site;
        this.fields = fields;
        this.projects = List.copyOf(projects);
    }

    /** One step that is still to do. */
    public sealed interface Step {
        /** For a person. */
        String describe();
    }

    /** A field that the site does not have. */
    public record CreateField(DeskpulseField field) implements Step {
        @Override
        public String describe() {
            return "create the field '" + field.fieldName() + "' (" + field.kind() + ")";
        }
    }

    /** A screen that does not show a field. */
    public record AddToScreen(DeskpulseField field, FieldAdmin.Screen screen) implements Step {
        @Override
        public String describe() {
            return "add '" + field.fieldName() + "' to the screen '" + screen.name() + "'";
        }
    }

    /** What is still to do; empty where the site is ready. */
    public List<Step> plan() {
        Map<DeskpulseField, String> ids = ids();
        List<FieldAdmin.Screen> screens = site.fieldAdmin().screens(projects);
        List<Step> steps = new ArrayList<>();
        for (DeskpulseField field : fields) {
            String id = ids.get(field);
            if (id == null) {
                steps.add(new CreateField(field));
            }
            screens.stream()
                    .filter(screen -> id == null || !screen.fieldIds().contains(id))
                    .forEach(screen -> steps.add(new AddToScreen(field, screen)));
        }
        return steps;
    }

    /** Does the steps in order. Safe to repeat: what is done already is not planned again. */
    public void apply(List<Step> steps) {
        Map<DeskpulseField, String> ids = ids();
        for (Step step : steps) {
            if (step instanceof CreateField create) {
                ids.put(create.field(), create(create.field()));
            } else if (step instanceof AddToScreen add) {
                String id = ids.get(add.field());
                if (id == null) {
                    throw new IllegalStateException(
                            "the plan does not create '" + add.field().fieldName() + "' first");
                }
                site.fieldAdmin().addToScreen(add.screen(), id);
            }
        }
    }

    private String create(DeskpulseField field) {
        return site.fieldAdmin()
                .create(field.fieldName(), field.description(), field.kind(), field.options())
                .id();
    }

    /** The ids of those that the site has. */
    private Map<DeskpulseField, String> ids() {
        List<FieldDefinition> present =
                site.fields().stream().filter(site.writer()::writes).toList();
        Map<DeskpulseField, String> ids = new EnumMap<>(DeskpulseField.class);
        for (DeskpulseField field : fields) {
            present.stream()
                    .filter(definition ->
                            definition.custom() && definition.name().equals(field.fieldName()))
                    .findFirst()
                    .ifPresent(definition -> ids.put(field, definition.id()));
        }
        return ids;
    }
}
