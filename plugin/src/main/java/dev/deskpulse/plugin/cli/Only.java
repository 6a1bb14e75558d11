package dev.deskpulse.plugin.cli;

import dev.deskpulse.scheduler.kpi.Dimension;
import dev.deskpulse.scheduler.kpi.Kpi;
import dev.deskpulse.scheduler.kpi.KpiQuery;
import dev.deskpulse.scheduler.kpi.Kpis;
import dev.deskpulse.scheduler.kpi.OwnFields;
import dev.deskpulse.ticket.Person;
import dev.deskpulse.ticket.PersonId;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Only tickets with some values, as people type them: {@code channel=phone}, {@code agent=Chen Jing}.
 *
 * @param values of each dimension; agents by their accounts too
 */
record Only(Map<Dimension, Set<String>> values, OwnFields own) {
    /** A dimension and its value; an agent's name stands for every account that has it. */
    record Value(Dimension dimension, String text, Set<String> stored) {
        Value {
            stored = Set.copyOf(stored);
        }

        /** @throws IllegalArgumentException where it is not DIMENSION=VALUE, or there is no such dimension */
        static Value parse(String typed, OwnFields own, Map<PersonId, Person> people) {
            String[] pair = typed.split("=", 2);
            if (pair.length < 2) {
                throw new IllegalArgumentException("'" + typed + "' names no value; write " + typed + "=VALUE, or "
                        + typed + "= for tickets where it is not known");
            }
            return of(DimensionName.read(pair[0].strip(), own), pair[1], people);
        }

        static Value of(Dimension dimension, String text, Map<PersonId, Person> people) {
            Set<String> stored = new HashSet<>(Set.of(text));
            if (dimension == Dimension.AGENT) {
                people.values().stream()
                        .filter(person -> person.displayName().equals(text))
                        .forEach(person -> stored.add(person.id().value()));
            }
            return new Value(dimension, text, stored);
        }
    }

    /** Several values of one dimension: tickets with any of them. */
    static Only parse(List<String> typed, OwnFields own, Map<PersonId, Person> people) {
        Map<Dimension, Set<String>> values = new EnumMap<>(Dimension.class);
        for (String text : typed) {
            Value value = Value.parse(text, own, people);
            values.computeIfAbsent(value.dimension, ignored -> new HashSet<>()).addAll(value.stored);
        }
        return new Only(values, own);
    }

    KpiQuery narrow(KpiQuery query) {
        KpiQuery narrowed = query;
        for (Map.Entry<Dimension, Set<String>> value : values.entrySet()) {
            narrowed = narrowed.only(value.getKey(), value.getValue());
        }
        return narrowed;
    }

    /** Which of the dimensions alone leave no ticket of these days, in sentences: a value may be mistyped. */
    List<String> nobodyHas(Kpis kpis, LocalDate from, LocalDate to) {
        KpiQuery days = KpiQuery.of(from, to, KpiQuery.Period.WHOLE);
        return values.entrySet().stream()
                .filter(value -> Kpi.VOLUME.has(value.getKey()))
                .filter(value -> kpis.tickets(Kpi.VOLUME, days.only(value.getKey(), value.getValue()), "", 1)
                        .isEmpty())
                .map(value -> own.nameOf(value.getKey()))
                .map(name -> "no ticket created from " + from + " to " + to + " has the " + name
                        + " asked for; `deskpulse kpi --kpi volume --by " + name + "` lists what there is")
                .toList();
    }
}
