package dev.deskpulse.scheduler.figure;

import dev.deskpulse.scheduler.kpi.Dimension;
import dev.deskpulse.scheduler.kpi.Kpi;
import dev.deskpulse.scheduler.kpi.KpiNames;
import dev.deskpulse.scheduler.kpi.OwnFields;
import dev.deskpulse.words.Wire;
import dev.deskpulse.words.Words;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Everything that can be asked for, with its names. */
public record Catalogue(List<KpiEntry> kpis, List<DimensionEntry> dimensions) {
    /** A figure; its values in the order of its rows. */
    public record KpiEntry(
            String id,
            String unit,
            String headline,
            String better,
            List<ValueEntry> values,
            List<String> dimensions,
            Words name,
            Words says) {}

    public record ValueEntry(String id, String unit, Words name) {}

    public record DimensionEntry(String id, Words name) {}

    public static Catalogue of(OwnFields own) {
        List<Dimension> dimensions = Arrays.stream(Dimension.values())
                .filter(dimension ->
                        dimension.ownSlot().orElse(0) <= own.names().size())
                .toList();
        return new Catalogue(
                Arrays.stream(Kpi.values())
                        .map(kpi -> entry(kpi, dimensions, own))
                        .toList(),
                dimensions.stream()
                        .map(dimension -> new DimensionEntry(own.nameOf(dimension), name(dimension, own)))
                        .toList());
    }

    private static Words named(Function<KpiNames, String> name) {
        return new Words(name.apply(KpiNames.ENGLISH), name.apply(KpiNames.CHINESE));
    }

    private static Words name(Dimension dimension, OwnFields own) {
        return dimension.ownSlot().isPresent()
                ? Words.plain(own.nameOf(dimension))
                : named(names -> names.of(dimension));
    }

    private static KpiEntry entry(Kpi kpi, List<Dimension> dimensions, OwnFields own) {
        return new KpiEntry(
                kpi.label(),
                Wire.name(kpi.unit()),
                kpi.headline(),
                Wire.name(kpi.better()),
                kpi.valueNames().stream()
                        .map(value -> new ValueEntry(
                                value, Wire.name(kpi.unitOf(value)), named(names -> names.ofValue(value))))
                        .toList(),
                dimensions.stream().filter(kpi::has).map(own::nameOf).toList(),
                named(names -> names.of(kpi)),
                named(names -> names.says(kpi)));
    }
}
