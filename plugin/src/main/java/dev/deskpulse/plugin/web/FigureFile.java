package dev.deskpulse.plugin.web;

import dev.deskpulse.scheduler.figure.Catalogue;
import dev.deskpulse.scheduler.figure.FigureAnswer;
import dev.deskpulse.words.Words;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Figures as a table for a spreadsheet: one row a period and slice, one column a value, plain numbers. */
final class FigureFile {
    private final Catalogue catalogue;
    private final Language language;

    FigureFile(Catalogue catalogue, Language language) {
        this.catalogue = catalogue;
        this.language = language;
    }

    /** In which the columns are named. */
    enum Language {
        EN,
        ZH;

        String of(Words words) {
            return this == ZH ? words.zh() : words.en();
        }
    }

    /** A row in the making: two people of one name are two lines. */
    private record Line(List<@Nullable Object> head, Map<String, OptionalDouble> values) {}

    Sheet sheet(FigureAnswer answer) {
        List<String> head = new ArrayList<>();
        head.add(language == Language.ZH ? "日期" : "from");
        answer.by().forEach(dimension -> head.add(nameOfDimension(dimension)));
        Map<List<String>, Line> lines = new LinkedHashMap<>();
        Map<String, String> columns = new LinkedHashMap<>();
        for (FigureAnswer.Table table : answer.tables()) {
            for (FigureAnswer.Row row : table.rows()) {
                List<String> key = new ArrayList<>(row.slice());
                key.add(0, row.period().toString());
                Line line = lines.computeIfAbsent(key, ignored -> new Line(cells(answer, row), new LinkedHashMap<>()));
                row.values().forEach((value, number) -> {
                    columns.putIfAbsent(table.kpi() + " " + value, title(table.kpi(), value));
                    line.values.put(table.kpi() + " " + value, number);
                });
            }
        }
        head.addAll(columns.values());
        return new Sheet(
                head,
                lines.values().stream().map(line -> row(line, columns.keySet())).toList());
    }

    private static List<@Nullable Object> row(Line line, Collection<String> columns) {
        List<@Nullable Object> row = new ArrayList<>(line.head);
        columns.forEach(column -> row.add(number(line.values.get(column))));
        return row;
    }

    private static @Nullable Object number(@Nullable OptionalDouble value) {
        return value == null || value.isEmpty() ? null : value.getAsDouble();
    }

    private List<@Nullable Object> cells(FigureAnswer answer, FigureAnswer.Row row) {
        List<@Nullable Object> cells = new ArrayList<>();
        cells.add(row.period().toString());
        for (int i = 0; i < row.slice().size(); i++) {
            String value = row.slice().get(i);
            Words name =
                    answer.names().getOrDefault(answer.by().get(i), Map.of()).get(value);
            cells.add(name == null ? value : language.of(name));
        }
        return cells;
    }

    private String nameOfDimension(String id) {
        return catalogue.dimensions().stream()
                .filter(dimension -> dimension.id().equals(id))
                .findFirst()
                .map(dimension -> language.of(dimension.name()))
                .orElse(id);
    }

    private String title(String kpi, String value) {
        return catalogue.kpis().stream()
                .filter(entry -> entry.id().equals(kpi))
                .findFirst()
                .map(entry -> language.of(entry.name()) + " · "
                        + entry.values().stream()
                                .filter(known -> known.id().equals(value))
                                .findFirst()
                                .map(known -> language.of(known.name()))
                                .orElse(value))
                .orElse(kpi + " " + value);
    }
}
