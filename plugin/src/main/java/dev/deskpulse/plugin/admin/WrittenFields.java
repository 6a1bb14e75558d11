package dev.deskpulse.plugin.admin;

import dev.deskpulse.plugin.settings.Settings;
import dev.deskpulse.scheduler.writeback.DeskpulseField;
import dev.deskpulse.scheduler.writeback.SiteFields;
import dev.deskpulse.words.Wire;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The fields that are written into the tickets, and whether they are. */
public final class WrittenFields {
    private final Supplier<Settings.WriteBack> settings;
    private final SiteFields site;

    public WrittenFields(Supplier<Settings.WriteBack> settings, SiteFields site) {
        this.settings = settings;
        this.site = site;
    }

    /** The switches of the settings, and every field. */
    record Written(boolean enabled, boolean comments, List<Field> fields) {}

    /**
     * One field.
     *
     * @param key in the settings, below writeBack.fields
     * @param written whether it is
     * @param options its choices; empty where it is none
     * @param id on the site, as the last write-back found it; null where it did not, or none has run
     */
    record Field(
            String key,
            boolean written,
            String name,
            String description,
            String kind,
            List<String> options,
            @Nullable String id) {}

    Written all() {
        Map<DeskpulseField, String> known = site.known();
        Settings.WriteBack now = settings.get();
        return new Written(
                now.enabled(),
                now.comments(),
                DeskpulseField.written(now.customerFields()).stream()
                        .map(field -> new Field(
                                field.key(),
                                now.fields().contains(field),
                                field.fieldName(),
                                field.description(),
                                Wire.name(field.kind()),
                                field.options(),
                                known.get(field)))
                        .toList());
    }
}
