package dev.deskpulse.plugin.admin;

import dev.deskpulse.plugin.settings.Settings;
import dev.deskpulse.scheduler.writeback.DeskpulseField;
import dev.deskpulse.scheduler.writeback.SiteFields;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields that are written into the tickets, and whether they are. */
public final class WrittenFields {
    private final Settings.WriteBack settings;
    private final SiteFields site;

    public WrittenFields(Settings.WriteBack settings, SiteFields site) {
        this.settings = settings;
        this.site = site;
    }

    /** The switches of the settings, and every field. */
    record Written(boolean enabled, boolean comments, List<Field> fields) {}

    /**
     * One field.
     *
     * @param options its choices; empty where it is none
     * @param id on the site, as the last write-back found it; null where it did not, or none has run
     */
    record Field(
            String name,
            String description,
            String kind,
            List<String> options,
            @Nullable String id) {}

    Written all() {
        Map<DeskpulseField, String> known = site.known();
        return new Written(
                settings.enabled(),
                settings.comments(),
                settings.fields().stream()
                        .map(field -> new Field(
                                field.fieldName(),
                                field.description(),
                                SettingsView.label(field.kind()),
                                field.options(),
                                known.get(field)))
                        .toList());
    }
}
