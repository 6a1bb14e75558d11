package dev.deskpulse.plugin.app;

import dev.deskpulse.connector.jira.FieldAdmin;
import dev.deskpulse.connector.jira.FieldDefinition;
import dev.deskpulse.connector.jira.JiraSite;
import dev.deskpulse.scheduler.writeback.DeskpulseField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Creates Deskpulse's fields on the site and puts them on the screens; says first what it will do. */
public final class Setup {
    private final JiraSite site;
    private final List<String> projects;

    /**
     * Prepares for a site.
     *
     * @param projects whose screens get the fields; empty means those of every project
     */
    public Setup(JiraSite site, List<String> projects) {
        this.site = site;
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
        Map<DeskpulseField, Optional<String>> ids = ids();
        List<FieldAdmin.Screen> screens = site.fieldAdmin().screens(projects);
        List<Step> steps = new ArrayList<>();
        ids.forEach((field, id) -> {
            if (id.isEmpty()) {
                steps.add(new CreateField(field));
            }
            screens.stream()
                    .filter(screen -> id.isEmpty() || !screen.fieldIds().contains(id.get()))
                    .forEach(screen -> steps.add(new AddToScreen(field, screen)));
        });
        return steps;
    }

    /** Does the steps in order. Safe to repeat: what is done already is not planned again. */
    public void apply(List<Step> steps) {
        Map<DeskpulseField, Optional<String>> ids = ids();
        for (Step step : steps) {
            if (step instanceof CreateField create) {
                ids.put(create.field(), Optional.of(create(create.field())));
            } else if (step instanceof AddToScreen add) {
                String id =
                        ids.get(add.field()).orElseThrow(() -> new IllegalStateException("no id for " + add.field()));
                site.fieldAdmin().addToScreen(add.screen(), id);
            }
        }
    }

    private String create(DeskpulseField field) {
        return site.fieldAdmin()
                .create(field.fieldName(), field.description(), field.kind(), field.options())
                .id();
    }

    private Map<DeskpulseField, Optional<String>> ids() {
        List<FieldDefinition> present = site.fields();
        Map<DeskpulseField, Optional<String>> ids = new LinkedHashMap<>();
        Arrays.stream(DeskpulseField.values()).forEach(field -> ids.put(field, id(present, field)));
        return ids;
    }

    private static Optional<String> id(List<FieldDefinition> present, DeskpulseField field) {
        return present.stream()
                .filter(definition -> definition.custom() && definition.name().equals(field.fieldName()))
                .map(FieldDefinition::id)
                .findFirst();
    }
}
