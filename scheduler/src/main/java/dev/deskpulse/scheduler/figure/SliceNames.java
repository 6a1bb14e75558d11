package dev.deskpulse.scheduler.figure;

import dev.deskpulse.scheduler.kpi.Dimension;
import dev.deskpulse.scheduler.kpi.KpiNames;
import dev.deskpulse.scheduler.kpi.KpiTable;
import dev.deskpulse.scheduler.kpi.OwnFields;
import dev.deskpulse.ticket.Person;
import dev.deskpulse.ticket.PersonId;
import dev.deskpulse.words.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What people call the values of dimensions: agents by their names, our own values in both languages. */
public record SliceNames(OwnFields own, Map<PersonId, Person> people) {
    /** By dimension and value; those that are called what they are have none. */
    public Map<String, Map<String, Words>> in(List<KpiTable> tables) {
        Map<String, Map<String, Words>> names = new LinkedHashMap<>();
        for (KpiTable table : tables) {
            for (KpiTable.Row row : table.rows()) {
                row.slice().forEach((dimension, value) -> of(dimension, value).ifPresent(name -> names.computeIfAbsent(
                                own.nameOf(dimension), ignored -> new LinkedHashMap<>())
                        .put(value, name)));
            }
        }
        return names;
    }

    public Optional<Words> of(Dimension dimension, String value) {
        boolean agent = dimension == Dimension.AGENT && !value.isBlank();
        Person person = agent ? people.get(new PersonId(value)) : null;
        if (person != null) {
            return Optional.of(Words.plain(person.displayName()));
        }
        return KpiNames.ENGLISH
                .of(dimension, value)
                .map(english ->
                        new Words(english, KpiNames.CHINESE.of(dimension, value).orElse(english)));
    }
}
