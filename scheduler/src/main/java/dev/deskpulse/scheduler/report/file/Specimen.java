package dev.deskpulse.scheduler.report.file;

import dev.deskpulse.scheduler.figure.Catalogue;
import dev.deskpulse.scheduler.figure.FigureAnswer;
import dev.deskpulse.scheduler.kpi.Kpi;
import dev.deskpulse.scheduler.kpi.OwnFields;
import dev.deskpulse.scheduler.report.page.Document;
import dev.deskpulse.scheduler.report.page.ReportLanguage;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A page with a table and a chart, which nobody gets. Once it is written, what writes reports is loaded and compiled, which
 * takes a process seconds: one that goes on does so before somebody waits for a report.
 */
public final class Specimen {
    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);
    private static final int DAYS = 10;

    private Specimen() {}

    /** @param chartScript the text of {@link Charts#SCRIPT} */
    public static void write(String chartScript) {
        try (Charts charts = new Charts(chartScript)) {
            ReportWriter writer = new ReportWriter(Template.shipped(Templates.NAME), () -> charts);
            for (ReportFormat format : ReportFormat.values()) {
                writer.write(document(), Catalogue.of(OwnFields.of(Set.of())), format);
            }
        }
    }

    private static Document document() {
        Document.Drawing drawing = new Document.Drawing(Document.Kind.TREND, null, null, figures(), List.of());
        return new Document(
                ReportLanguage.ZH,
                "样页",
                "",
                List.of(),
                "样页",
                List.of(new Document.Section(
                        "specimen",
                        "样页",
                        List.of(
                                new Document.Chart("工单量", "", drawing),
                                new Document.Table(
                                        "工单量",
                                        List.of(new Document.Column("工单量", true)),
                                        List.of(List.of(
                                                new Document.Cell("1", 1.0, Kpi.Unit.COUNT, Document.Tone.PLAIN))))))));
    }

    private static FigureAnswer figures() {
        List<FigureAnswer.Row> rows = IntStream.range(0, DAYS)
                .mapToObj(day -> new FigureAnswer.Row(
                        DAY.plusDays(day), List.of(), day, "enough", Map.of("tickets", OptionalDouble.of(day))))
                .toList();
        FigureAnswer.Table table = new FigureAnswer.Table("volume", "count", "tickets", rows);
        return new FigureAnswer(DAY, DAY.plusDays(DAYS - 1L), "day", List.of(), List.of(table), null, Map.of(), 0);
    }
}
