package dev.deskpulse.scheduler.report.page;

import dev.deskpulse.scheduler.figure.FigureAnswer;
import dev.deskpulse.scheduler.forecast.Point;
import dev.deskpulse.scheduler.kpi.Kpi;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A report in words.
 *
 * @param subtitle the period
 * @param about a few lines on what it is of and when it was made
 * @param watermark for whom and when; stands on every page
 */
public record Document(
        ReportLanguage language,
        String title,
        String subtitle,
        List<String> about,
        String watermark,
        List<Section> sections) {
    public Document {
        about = List.copyOf(about);
        sections = List.copyOf(sections);
    }

    /**
     * A part under a heading.
     *
     * @param id the same in every language, for templates and links
     */
    public record Section(String id, String title, List<Block> blocks) {
        public Section {
            blocks = List.copyOf(blocks);
        }
    }

    /** What sections are made of. */
    public sealed interface Block {}

    public record Heading(String text) implements Block {}

    public record Paragraph(String text) implements Block {}

    /** Small print below a table or chart. */
    public record Note(String text) implements Block {}

    public record Bullets(List<String> items) implements Block {
        public Bullets {
            items = List.copyOf(items);
        }
    }

    /** @param title names it where it stands by itself, as in a workbook */
    public record Table(String title, List<Column> columns, List<List<Cell>> rows) implements Block {
        public Table {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /** @param numbers whether its cells are set to the right */
    public record Column(String title, boolean numbers) {}

    /** How a cell reads. */
    public enum Tone {
        PLAIN,
        GOOD,
        WARNING,
        BAD,
        /** Few cases, or no data. */
        FAINT
    }

    /**
     * A field of a table.
     *
     * @param number what the text shows, for programs that count with it; null where it is no number
     */
    public record Cell(String text, @Nullable Double number, Kpi.@Nullable Unit unit, Tone tone) {
        public static Cell of(String text) {
            return new Cell(text, null, null, Tone.PLAIN);
        }

        public Cell in(Tone other) {
            return new Cell(text, number, unit, other);
        }
    }

    /**
     * A chart.
     *
     * @param describes what it shows, for those who do not see it
     */
    public record Chart(String title, String describes, Drawing drawing) implements Block {}

    /** Which of the screens' charts. */
    public enum Kind {
        TREND,
        COMPARISON,
        HOURS
    }

    /**
     * What a gadget of the screens is given to draw the same.
     *
     * @param figures of one KPI
     * @param ahead the days to come with their points
     */
    public record Drawing(
            Kind kind, @Nullable String shape, @Nullable Double target, FigureAnswer figures, List<Coming> ahead) {
        public Drawing {
            ahead = List.copyOf(ahead);
        }
    }

    /** A day to come. */
    public record Coming(String day, double mean, double lo80, double hi80, double lo95, double hi95) {
        static Coming of(String day, Point point) {
            return new Coming(day, point.mean(), point.lo80(), point.hi80(), point.lo95(), point.hi95());
        }
    }
}
