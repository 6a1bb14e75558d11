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
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A report as Markdown with tables as GitHub has them. Of charts it has what they show, in words. */
final class MarkdownFile {
    /** What would make markup, a link or HTML of a text from outside. */
    private static final Pattern MARKUP = Pattern.compile("[\\\\`*_\\[\\]<>|#~!]");

    String write(Document document) {
        StringBuilder text = new StringBuilder();
        text.append("# ").append(plain(document.title())).append("\n\n");
        text.append("**").append(plain(document.subtitle())).append("**\n\n");
        document.about().forEach(line -> text.append("- ").append(plain(line)).append('\n'));
        text.append("- ").append(plain(document.watermark())).append('\n');
        document.sections().forEach(section -> section(section, text));
        return text.toString();
    }

    private static void section(Section section, StringBuilder text) {
        text.append("\n## ").append(plain(section.title())).append('\n');
        section.blocks().forEach(block -> text.append('\n').append(block(block)).append('\n'));
    }

    private static String block(Block block) {
        if (block instanceof Heading heading) {
            return "### " + plain(heading.text());
        }
        if (block instanceof Paragraph paragraph) {
            return plain(paragraph.text());
        }
        if (block instanceof Note note) {
            return "*" + plain(note.text()) + "*";
        }
        if (block instanceof Bullets bullets) {
            return bullets.items().stream().map(item -> "- " + plain(item)).collect(Collectors.joining("\n"));
        }
        if (block instanceof Chart chart) {
            return "*" + plain(chart.title()) + " · " + plain(chart.describes()) + "*";
        }
        return table((Table) block);
    }

    private static String table(Table table) {
        String head = row(
                table.columns().stream().map(column -> plain(column.title())).toList());
        String line = row(table.columns().stream()
                .map(column -> column.numbers() ? "---:" : ":---")
                .toList());
        String rows = table.rows().stream()
                .map(cells -> row(
                        cells.stream().map(Cell::text).map(MarkdownFile::plain).toList()))
                .collect(Collectors.joining("\n"));
        return "**" + plain(table.title()) + "**\n\n" + head + "\n" + line + "\n" + rows;
    }

    private static String row(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |";
    }

    private static String plain(String text) {
        return MARKUP.matcher(text.replaceAll("\\s+", " ")).replaceAll("\\\\$0");
    }
}
