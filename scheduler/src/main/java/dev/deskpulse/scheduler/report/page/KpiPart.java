package dev.deskpulse.scheduler.report.page;

import dev.deskpulse.scheduler.figure.FigureAnswer;
import dev.deskpulse.scheduler.figure.FigureAnswer.Row;
import dev.deskpulse.scheduler.figure.FigureAnswer.Table;
import dev.deskpulse.scheduler.kpi.Kpi;
import dev.deskpulse.scheduler.kpi.Target;
import dev.deskpulse.scheduler.kpi.TargetReview;
import dev.deskpulse.scheduler.report.page.Document.Block;
import dev.deskpulse.scheduler.report.page.Document.Cell;
import dev.deskpulse.scheduler.report.page.Document.Note;
import dev.deskpulse.scheduler.report.page.Document.Section;
import dev.deskpulse.scheduler.report.page.Document.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The main KPIs beside the period before, and beside their targets. */
final class KpiPart implements Part {
    @Override
    public Optional<Section> tell(Teller teller) {
        FigureAnswer main = teller.report().main();
        List<List<Cell>> rows =
                main.tables().stream().map(table -> row(teller, main, table)).toList();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Document.Table(
                teller.say("kpis.table"),
                List.of(
                        teller.text(teller.say("column.figure")),
                        teller.numbers(teller.say("column.now")),
                        teller.numbers(teller.say("column.interval")),
                        teller.numbers(teller.say("column.cases")),
                        teller.numbers(teller.say("column.before")),
                        teller.numbers(teller.say("column.change"))),
                rows));
        blocks.add(new Note(teller.say("kpis.note")));
        targets(teller).ifPresent(blocks::add);
        return teller.section("kpis", blocks);
    }

    private static List<Cell> row(Teller teller, FigureAnswer main, Table table) {
        Row row = Teller.only(table);
        Kpi kpi = Teller.kpi(table);
        OptionalDouble then = Teller.headlineBefore(main, table);
        return List.of(
                Cell.of(teller.name(kpi)),
                teller.cell(table, row, table.headline()),
                Cell.of(row == null ? "–" : interval(teller, kpi, row)),
                row == null ? teller.count(0) : teller.count(row.cases()),
                teller.cell(then, kpi.unit()),
                teller.change(kpi, Teller.headline(table, row), then, Teller.sound(row)));
    }

    private static String interval(Teller teller, Kpi kpi, Row row) {
        OptionalDouble low = row.values().getOrDefault("low", OptionalDouble.empty());
        OptionalDouble high = row.values().getOrDefault("high", OptionalDouble.empty());
        return low.isPresent() && high.isPresent()
                ? teller.amounts().show(low, kpi.unit()) + " – "
                        + teller.amounts().show(high, kpi.unit())
                : "";
    }

    private static Optional<Document.Table> targets(Teller teller) {
        List<TargetReview> reviews = teller.report().targets();
        if (reviews.isEmpty()) {
            return Optional.empty();
        }
        List<List<Cell>> rows = new ArrayList<>();
        for (TargetReview review : reviews) {
            review.periods().forEach(period -> rows.add(target(teller, review.target(), period)));
        }
        return Optional.of(new Document.Table(
                teller.say("targets.table"),
                List.of(
                        teller.text(teller.say("column.target")),
                        teller.text(teller.say("column.period")),
                        teller.numbers(teller.say("column.goal")),
                        teller.numbers(teller.say("column.now")),
                        teller.text(teller.say("column.state"))),
                rows));
    }

    private static List<Cell> target(Teller teller, Target target, TargetReview.Period period) {
        Kpi.Unit unit = target.kpi().unitOf(target.value());
        String sign = target.direction() == Target.Direction.AT_LEAST ? "≥ " : "≤ ";
        return List.of(
                Cell.of(target.name()),
                Cell.of(period.from() + " – " + period.to()),
                Cell.of(sign + teller.amounts().show(target.goal(), unit)),
                teller.cell(period.value(), unit),
                Cell.of(teller.say("light." + period.light().name())).in(tone(period.light())));
    }

    private static Tone tone(Target.Light light) {
        return switch (light) {
            case GREEN -> Tone.GOOD;
            case AMBER -> Tone.WARNING;
            case RED -> Tone.BAD;
            case GREY -> Tone.FAINT;
        };
    }
}
