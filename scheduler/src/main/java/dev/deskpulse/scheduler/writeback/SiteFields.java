package dev.deskpulse.scheduler.writeback;

import dev.deskpulse.connector.jira.FieldDefinition;
import dev.deskpulse.connector.jira.JiraSite;
import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.Upsert;
import dev.deskpulse.ticket.SourceId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which field of the site is which of ours. Remembered, so that a run without differences asks the site nothing; asked
 * again while one is missing, or after the site refused one.
 */
public final class SiteFields {
    private static final Upsert UPSERT =
            Upsert.into("deskpulse_field", List.of("source", "name"), List.of("source", "name", "field_id"));

    private final Database database;
    private final SourceId source;
    private final Set<DeskpulseField> on;

    private SiteFields(Database database, SourceId source, Set<DeskpulseField> on) {
        this.database = database;
        this.source = source;
        this.on = on;
    }

    /** Brings the tables up to date. */
    public static SiteFields in(Database database, SourceId source) {
        database.migrate(WriteLedger.AREA, WriteLedger.MIGRATIONS);
        return new SiteFields(database, source, EnumSet.allOf(DeskpulseField.class));
    }

    /** The same where only some are written; the others are left as they are. */
    public SiteFields only(Set<DeskpulseField> some) {
        return new SiteFields(database, source, some);
    }

    /** Those of these fields that are to be written. */
    Set<DeskpulseField> among(Set<DeskpulseField> fields) {
        Set<DeskpulseField> written = EnumSet.noneOf(DeskpulseField.class);
        fields.stream().filter(on::contains).forEach(written::add);
        return written;
    }

    /** Those of these fields that are there, with their ids; those left out are missing on the site. */
    Map<DeskpulseField, String> resolve(JiraSite site, Set<DeskpulseField> wanted) {
        Map<DeskpulseField, String> known = known();
        if (known.keySet().containsAll(wanted)) {
            known.keySet().retainAll(wanted);
            return known;
        }
        Map<DeskpulseField, String> found = new EnumMap<>(DeskpulseField.class);
        List<FieldDefinition> definitions =
                site.fields().stream().filter(site.writer()::writes).toList();
        for (DeskpulseField field : wanted) {
            idOf(field, definitions).ifPresent(id -> found.put(field, id));
        }
        remember(found);
        return found;
    }

    /** The first by id where an administrator made two of one name, so that every run takes the same. */
    private static Optional<String> idOf(DeskpulseField field, List<FieldDefinition> definitions) {
        return definitions.stream()
                .filter(definition -> definition.custom() && definition.name().equals(field.fieldName()))
                .map(FieldDefinition::id)
                .sorted()
                .findFirst();
    }

    /** After fields were created or changed: the next run asks the site again. */
    public void forget() {
        database.run(connection -> {
            try (var delete = connection.prepareStatement("DELETE FROM deskpulse_field WHERE source = ?")) {
                delete.setString(1, source.value());
                delete.executeUpdate();
            }
        });
    }

    /** The ids of those fields that were found when the site was last asked; empty before the first write-back. */
    public Map<DeskpulseField, String> known() {
        Map<DeskpulseField, String> ids = new EnumMap<>(DeskpulseField.class);
        record Row(String name, String id) {}
        String sql = "SELECT name, field_id FROM deskpulse_field WHERE source = ?";
        for (Row row :
                Rows.query(database, sql, List.of(source.value()), r -> new Row(Rows.text(r, 1), Rows.text(r, 2)))) {
            ids.put(DeskpulseField.valueOf(row.name), row.id);
        }
        return ids;
    }

    private void remember(Map<DeskpulseField, String> found) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        found.forEach((field, id) -> rows.add(Arrays.<@Nullable Object>asList(source.value(), field, id)));
        Rows.upsert(database, UPSERT, rows);
    }
}
