package dev.deskpulse.plugin.web;

import dev.deskpulse.scheduler.kpi.OwnFields;
import dev.deskpulse.scheduler.kpi.Target;
import dev.deskpulse.scheduler.kpi.TargetReview;
import dev.deskpulse.words.Wire;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;

/** How a target stands, on the wire; the running period first. */
record TargetView(
        String name,
        String kpi,
        String value,
        String unit,
        String direction,
        double goal,
        double warning,
        String review,
        List<String> only,
        List<Period> periods) {
    record Period(LocalDate from, LocalDate to, OptionalDouble value, long cases, String weight, String light) {
        static Period of(TargetReview.Period period) {
            return new Period(
                    period.from(),
                    period.to(),
                    period.value(),
                    period.cases(),
                    Wire.name(period.weight()),
                    Wire.name(period.light()));
        }
    }

    static TargetView of(TargetReview review, OwnFields own) {
        Target target = review.target();
        return new TargetView(
                target.name(),
                target.kpi().label(),
                target.value(),
                Wire.name(target.kpi().unitOf(target.value())),
                Wire.name(target.direction()),
                target.goal(),
                target.warning(),
                Wire.name(target.review()),
                target.slice().entrySet().stream()
                        .flatMap(slice ->
                                slice.getValue().stream().map(value -> own.nameOf(slice.getKey()) + "=" + value))
                        .sorted()
                        .toList(),
                review.periods().stream().map(Period::of).toList());
    }
}
