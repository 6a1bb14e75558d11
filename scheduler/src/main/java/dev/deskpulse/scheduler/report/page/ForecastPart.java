package dev.deskpulse.scheduler.report.page;

import dev.deskpulse.scheduler.figure.FigureAnswer;
import dev.deskpulse.scheduler.forecast.Accuracy;
import dev.deskpulse.scheduler.forecast.Forecast;
import dev.deskpulse.scheduler.kpi.Kpi;
import dev.deskpulse.scheduler.report.Report;
import dev.deskpulse.scheduler.report.page.Document.Block;
import dev.deskpulse.scheduler.report.page.Document.Cell;
import dev.deskpulse.scheduler.report.page.Document.Chart;
import dev.deskpulse.scheduler.report.page.Document.Coming;
import dev.deskpulse.scheduler.report.page.Document.Drawing;
import dev.deskpulse.scheduler.report.page.Document.Kind;
import dev.deskpulse.scheduler.report.page.Document.Note;
import dev.deskpulse.scheduler.report.page.Document.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** What comes, with its own past error. */
final class ForecastPart implements Part {
    @Override
    public Optional<Section> tell(Teller teller) {
        return teller.report()
                .ahead()
                .filter(ahead -> !ahead.days().isEmpty())
                .flatMap(ahead -> teller.section("forecast", blocks(teller, ahead)));
    }

    private static List<Block> blocks(Teller teller, Report.Ahead ahead) {
        List<Coming> coming = IntStream.range(0, ahead.days().size())
                .mapToObj(i -> Coming.of(
                        ahead.days().get(i).toString(),
                        ahead.forecast().points().get(i)))
                .toList();
        List<Block> blocks = new ArrayList<>();
        FigureAnswer past = teller.report().paths().get(0);
        if (past.each().equals("day") && !past.tables().get(0).rows().isEmpty()) {
            blocks.add(new Chart(
                    teller.say("forecast.chart"),
                    teller.say("forecast.chart"),
                    new Drawing(Kind.TREND, null, null, past, coming)));
        }
        blocks.add(new Document.Table(
                teller.say("forecast.table"),
                List.of(
                        teller.text(teller.say("column.day")),
                        teller.numbers(teller.say("column.expected")),
                        teller.numbers(teller.say("column.interval"))),
                coming.stream().map(day -> row(teller, day)).toList()));
        error(teller, ahead.forecast()).ifPresent(text -> blocks.add(new Note(text)));
        return blocks;
    }

    private static List<Cell> row(Teller teller, Coming day) {
        return List.of(
                Cell.of(day.day()),
                teller.cell(OptionalDouble.of(day.mean()), Kpi.Unit.COUNT),
                Cell.of(teller.amounts().show(day.lo95(), Kpi.Unit.COUNT) + " – "
                        + teller.amounts().show(day.hi95(), Kpi.Unit.COUNT)));
    }

    private static Optional<String> error(Teller teller, Forecast forecast) {
        Accuracy accuracy = forecast.accuracy();
        if (accuracy.better().isEmpty()) {
            return Optional.empty();
        }
        String error = teller.say(
                "forecast.error", teller.amounts().share(1 - accuracy.better().getAsDouble()));
        String covered = accuracy.covered95().isPresent()
                ? " "
                        + teller.say(
                                "forecast.covered",
                                teller.amounts().share(accuracy.covered95().getAsDouble()))
                : "";
        return Optional.of((accuracy.worseThanNaive() ? teller.say("forecast.worse") + " " : "") + error + covered);
    }
}
