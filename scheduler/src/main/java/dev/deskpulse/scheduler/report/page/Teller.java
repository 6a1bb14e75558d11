package dev.deskpulse.scheduler.report.page;

import dev.deskpulse.scheduler.figure.FigureAnswer;
import dev.deskpulse.scheduler.figure.FigureAnswer.Row;
import dev.deskpulse.scheduler.figure.FigureAnswer.Table;
import dev.deskpulse.scheduler.kpi.Kpi;
import dev.deskpulse.scheduler.report.Report;
import dev.deskpulse.scheduler.report.page.Document.Block;
import dev.deskpulse.scheduler.report.page.Document.Cell;
import dev.deskpulse.scheduler.report.page.Document.Column;
import dev.deskpulse.scheduler.report.page.Document.Section;
import dev.deskpulse.scheduler.report.page.Document.Tone;
import dev.deskpulse.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** What every section needs: the report, and how its language names and writes things. */
public final class Teller {
    private final Report report;
    private final ReportLanguage language;
    private final ReportWords words;
    private final Amounts amounts;

    public Teller(Report report, ReportLanguage language) {
        this.report = report;
        this.language = language;
        this.words = ReportWords.in(language);
        this.amounts = new Amounts(language);
    }

    public Report report() {
        return report;
    }

    public ReportLanguage language() {
        return language;
    }

    public Amounts amounts() {
        return amounts;
    }

    String say(String key, Object... values) {
        return words.say(key, values);
    }

    /** A role's name in this language, and whose report it is where one person asked for it. */
    String reader() {
        String person = report.head().reader().person();
        String role = say("reader." + report.head().reader().role());
        return person == null ? role : say("reader.person", person, role);
    }

    /** A section with its title from the words; empty without blocks. */
    Optional<Section> section(String id, List<Block> blocks) {
        return blocks.isEmpty() ? Optional.empty() : Optional.of(new Section(id, say("section." + id), blocks));
    }

    Column text(String title) {
        return new Column(title, false);
    }

    Column numbers(String title) {
        return new Column(title, true);
    }

    static Kpi kpi(Table table) {
        return Kpi.named(table.kpi()).orElseThrow();
    }

    String name(Kpi kpi) {
        return language.names().of(kpi);
    }

    /** What people call the value of one of an answer's dimensions. */
    String name(FigureAnswer answer, int place, String value) {
        Words name =
                answer.names().getOrDefault(answer.by().get(place), Map.of()).get(value);
        return name == null ? value : language.of(name);
    }

    Cell cell(OptionalDouble value, Kpi.Unit unit) {
        return value.isEmpty()
                ? new Cell("–", null, null, Tone.FAINT)
                : new Cell(amounts.show(value, unit), value.getAsDouble(), unit, Tone.PLAIN);
    }

    Cell count(long value) {
        return cell(OptionalDouble.of((double) value), Kpi.Unit.COUNT);
    }

    /** One of a row's values; faint where it rests on little. */
    Cell cell(Table table, @Nullable Row row, String value) {
        if (row == null) {
            return cell(OptionalDouble.empty(), Kpi.Unit.COUNT);
        }
        Cell cell = cell(
                row.values().getOrDefault(value, OptionalDouble.empty()),
                kpi(table).unitOf(value));
        return row.weight().equals("sound") ? cell : cell.in(Tone.FAINT);
    }

    static OptionalDouble headline(Table table, @Nullable Row row) {
        return row == null
                ? OptionalDouble.empty()
                : row.values().getOrDefault(table.headline(), OptionalDouble.empty());
    }

    static @Nullable Row only(Table table) {
        return table.rows().isEmpty() ? null : table.rows().get(0);
    }

    /** The row of the same slice. */
    static @Nullable Row like(Table table, List<String> slice) {
        return table.rows().stream()
                .filter(row -> row.slice().equals(slice))
                .findFirst()
                .orElse(null);
    }

    /** The same KPI in the stretch before. */
    static Optional<Table> before(FigureAnswer answer, Table table) {
        FigureAnswer.Before before = answer.before();
        return before == null
                ? Optional.empty()
                : before.tables().stream()
                        .filter(one -> one.kpi().equals(table.kpi()))
                        .findFirst();
    }

    /** Its headline there. */
    static OptionalDouble headlineBefore(FigureAnswer answer, Table table) {
        return before(answer, table).map(then -> headline(then, only(then))).orElse(OptionalDouble.empty());
    }

    /** By how much a headline moved, in the colour of whether that is good. */
    Cell change(Kpi kpi, OptionalDouble now, OptionalDouble before, boolean sound) {
        if (now.isEmpty() || before.isEmpty()) {
            return cell(OptionalDouble.empty(), kpi.unit());
        }
        double difference = now.getAsDouble() - before.getAsDouble();
        return new Cell(
                amounts.difference(difference, kpi.unit()), difference, kpi.unit(), tone(kpi, difference, sound));
    }

    private static Tone tone(Kpi kpi, double difference, boolean sound) {
        if (!sound) {
            return Tone.FAINT;
        }
        if (difference == 0 || kpi.better() == Kpi.Better.NEITHER) {
            return Tone.PLAIN;
        }
        return difference > 0 == (kpi.better() == Kpi.Better.HIGHER) ? Tone.GOOD : Tone.BAD;
    }

    static boolean sound(@Nullable Row row) {
        return row != null && row.weight().equals("sound");
    }

    /** An answer's figures by the values of its first dimension, most cases first: the headline of each, and its change. */
    Optional<Document.Table> bySlice(String title, FigureAnswer answer, String dimension) {
        Table first = answer.tables().get(0);
        if (first.rows().isEmpty()) {
            return Optional.empty();
        }
        List<Column> columns = new ArrayList<>(List.of(text(dimension)));
        for (Table table : answer.tables()) {
            columns.add(numbers(name(kpi(table))));
            if (answer.before() != null) {
                columns.add(numbers(say("column.change")));
            }
        }
        List<List<Cell>> rows = first.rows().stream()
                .sorted((a, b) -> Long.compare(b.cases(), a.cases()))
                .map(row -> slice(answer, row))
                .toList();
        return Optional.of(new Document.Table(title, columns, rows));
    }

    private List<Cell> slice(FigureAnswer answer, Row first) {
        List<Cell> cells =
                new ArrayList<>(List.of(Cell.of(name(answer, 0, first.slice().get(0)))));
        for (Table table : answer.tables()) {
            Row row = like(table, first.slice());
            cells.add(cell(table, row, table.headline()));
            if (answer.before() != null) {
                OptionalDouble before = before(answer, table)
                        .map(then -> headline(then, like(then, first.slice())))
                        .orElse(OptionalDouble.empty());
                cells.add(change(kpi(table), headline(table, row), before, sound(row)));
            }
        }
        return cells;
    }
}
