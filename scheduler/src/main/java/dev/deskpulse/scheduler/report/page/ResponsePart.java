package dev.deskpulse.scheduler.report.page;

import dev.deskpulse.scheduler.figure.FigureAnswer;
import dev.deskpulse.scheduler.figure.FigureAnswer.Row;
import dev.deskpulse.scheduler.figure.FigureAnswer.Table;
import dev.deskpulse.scheduler.report.page.Document.Block;
import dev.deskpulse.scheduler.report.page.Document.Cell;
import dev.deskpulse.scheduler.report.page.Document.Chart;
import dev.deskpulse.scheduler.report.page.Document.Drawing;
import dev.deskpulse.scheduler.report.page.Document.Kind;
import dev.deskpulse.scheduler.report.page.Document.Paragraph;
import dev.deskpulse.scheduler.report.page.Document.Section;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How fast the desk is, by channel, and when most comes in. */
final class ResponsePart implements Part {
    private static final List<String> TIMES = List.of("p50", "p90", "mean", "business_p50", "business_p90");
    private static final int PEAKS = 3;

    @Override
    public Optional<Section> tell(Teller teller) {
        List<Block> blocks = new ArrayList<>();
        times(teller).ifPresent(blocks::add);
        teller.bySlice(teller.say("response.channels"), teller.report().channels(), teller.say("column.channel"))
                .ifPresent(blocks::add);
        FigureAnswer hours = teller.report().hours();
        if (!hours.tables().get(0).rows().isEmpty()) {
            String peaks = peaks(teller, hours);
            blocks.add(new Chart(
                    teller.say("response.hours"), peaks, new Drawing(Kind.HOURS, null, null, hours, List.of())));
            blocks.add(new Paragraph(peaks));
        }
        return teller.section("response", blocks);
    }

    private static Optional<Document.Table> times(Teller teller) {
        List<List<Cell>> rows = new ArrayList<>();
        for (Table table : teller.report().response().tables()) {
            Row row = Teller.only(table);
            if (row != null && row.cases() > 0) {
                List<Cell> cells = new ArrayList<>();
                cells.add(Cell.of(teller.name(Teller.kpi(table))));
                TIMES.forEach(value ->
                        cells.add(row.values().containsKey(value) ? teller.cell(table, row, value) : Cell.of("")));
                cells.add(teller.count(row.cases()));
                rows.add(cells);
            }
        }
        List<Document.Column> columns = new ArrayList<>(List.of(teller.text(teller.say("column.figure"))));
        TIMES.forEach(
                value -> columns.add(teller.numbers(teller.language().names().ofValue(value))));
        columns.add(teller.numbers(teller.say("column.cases")));
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new Document.Table(teller.say("response.times"), columns, rows));
    }

    private static String peaks(Teller teller, FigureAnswer hours) {
        Table table = hours.tables().get(0);
        List<String> peaks = table.rows().stream()
                .sorted(Comparator.comparingDouble(
                                (Row row) -> Teller.headline(table, row).orElse(0))
                        .reversed())
                .limit(PEAKS)
                .map(row ->
                        weekday(teller, row.slice().get(0)) + " " + row.slice().get(1) + ":00 ("
                                + teller.amounts().count((long)
                                        Teller.headline(table, row).orElse(0)) + ")")
                .toList();
        return teller.say("response.peaks", String.join(teller.say("list"), peaks));
    }

    private static String weekday(Teller teller, String day) {
        return DayOfWeek.of(Integer.parseInt(day))
                .getDisplayName(TextStyle.SHORT, teller.language() == ReportLanguage.ZH ? Locale.CHINA : Locale.UK);
    }
}
