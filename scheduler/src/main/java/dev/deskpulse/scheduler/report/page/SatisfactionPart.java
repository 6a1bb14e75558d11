package dev.deskpulse.scheduler.report.page;

import dev.deskpulse.scheduler.figure.FigureAnswer;
import dev.deskpulse.scheduler.figure.FigureAnswer.Row;
import dev.deskpulse.scheduler.figure.FigureAnswer.Table;
import dev.deskpulse.scheduler.kpi.Kpi;
import dev.deskpulse.scheduler.report.page.Document.Block;
import dev.deskpulse.scheduler.report.page.Document.Cell;
import dev.deskpulse.scheduler.report.page.Document.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What customers say of the service, and how they sound. */
final class SatisfactionPart implements Part {
    @Override
    public Optional<Section> tell(Teller teller) {
        FigureAnswer answer = teller.report().satisfaction();
        List<List<Cell>> rows = new ArrayList<>();
        for (Table table : answer.tables()) {
            Row row = Teller.only(table);
            if (row != null && Teller.headline(table, row).isPresent()) {
                rows.add(row(teller, answer, table, row));
            }
        }
        List<Block> blocks = new ArrayList<>();
        if (!rows.isEmpty()) {
            blocks.add(new Document.Table(
                    teller.say("satisfaction.table"),
                    List.of(
                            teller.text(teller.say("column.figure")),
                            teller.numbers(teller.say("column.now")),
                            teller.numbers(teller.say("column.change")),
                            teller.numbers(teller.say("column.cases")),
                            teller.numbers(teller.say("column.coverage"))),
                    rows));
        }
        teller.bySlice(teller.say("satisfaction.facets"), teller.report().facets(), teller.say("column.facet"))
                .ifPresent(blocks::add);
        return teller.section("satisfaction", blocks);
    }

    private static List<Cell> row(Teller teller, FigureAnswer answer, Table table, Row row) {
        Kpi kpi = Teller.kpi(table);
        return List.of(
                Cell.of(teller.name(kpi)),
                teller.cell(table, row, table.headline()),
                teller.change(
                        kpi, Teller.headline(table, row), Teller.headlineBefore(answer, table), Teller.sound(row)),
                teller.count(row.cases()),
                teller.cell(row.values().getOrDefault("coverage", OptionalDouble.empty()), Kpi.Unit.SHARE));
    }
}
