package dev.deskpulse.scheduler.report.file;

import dev.deskpulse.scheduler.report.page.Document;
import dev.deskpulse.scheduler.report.page.Document.Block;
import dev.deskpulse.scheduler.report.page.Document.Bullets;
import dev.deskpulse.scheduler.report.page.Document.Cell;
import dev.deskpulse.scheduler.report.page.Document.Chart;
import dev.deskpulse.scheduler.report.page.Document.Heading;
import dev.deskpulse.scheduler.report.page.Document.Note;
import dev.deskpulse.scheduler.report.page.Document.Paragraph;
import dev.deskpulse.scheduler.report.page.Document.Section;
import dev.deskpulse.scheduler.report.page.Document.Table;
import dev.deskpulse.scheduler.report.page.ReportLanguage;
import dev.deskpulse.words.Wire;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A report as one page of XHTML with its charts in it, for a browser and, with other styles, for print. */
final class HtmlFile {
    private final Template template;

    HtmlFile(Template template) {
        this.template = template;
    }

    /**
     * @param charts the document's, by their blocks
     * @param print whether for pages of paper
     */
    String write(Document document, Map<Chart, String> charts, boolean print) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("language", document.language() == ReportLanguage.ZH ? "zh-CN" : "en");
        values.put("title", document.title());
        values.put("subtitle", document.subtitle());
        values.put("about", document.about());
        values.put("watermark", document.watermark());
        values.put("print", print);
        values.put("screen", !print);
        List<Map<String, Object>> sections = document.sections().stream()
                .map(section -> section(section, charts))
                .toList();
        values.put("sections", sections);
        Map<String, Object> byId = new LinkedHashMap<>();
        sections.forEach(section -> byId.put(String.valueOf(section.get("id")), section));
        values.put("section", byId);
        return template.fill(values);
    }

    private static Map<String, Object> section(Section section, Map<Chart, String> charts) {
        return Map.of(
                "id",
                section.id(),
                "title",
                section.title(),
                "blocks",
                section.blocks().stream().map(block -> block(block, charts)).toList());
    }

    private static Map<String, Object> block(Block block, Map<Chart, String> charts) {
        if (block instanceof Heading heading) {
            return Map.of("heading", heading.text());
        }
        if (block instanceof Paragraph paragraph) {
            return Map.of("paragraph", paragraph.text());
        }
        if (block instanceof Note note) {
            return Map.of("note", note.text());
        }
        if (block instanceof Bullets bullets) {
            return Map.of("bullets", Map.of("items", bullets.items()));
        }
        if (block instanceof Chart chart) {
            return Map.of(
                    "chart",
                    Map.of(
                            "title",
                            chart.title(),
                            "describes",
                            chart.describes(),
                            "svg",
                            charts.getOrDefault(chart, "")));
        }
        return Map.of("table", table((Table) block));
    }

    private static Map<String, Object> table(Table table) {
        return Map.of(
                "title",
                table.title(),
                "columns",
                table.columns().stream()
                        .map(column -> Map.of("title", column.title(), "class", column.numbers() ? "number" : "text"))
                        .toList(),
                "rows",
                table.rows().stream().map(row -> row(table, row)).toList());
    }

    private static Map<String, Object> row(Table table, List<Cell> row) {
        return Map.of(
                "cells",
                IntStream.range(0, row.size())
                        .mapToObj(i -> Map.of(
                                "text",
                                row.get(i).text(),
                                "class",
                                (table.columns().get(i).numbers() ? "number " : "text ")
                                        + Wire.name(row.get(i).tone())))
                        .toList());
    }
}
