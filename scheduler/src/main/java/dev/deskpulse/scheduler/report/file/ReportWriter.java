package dev.deskpulse.scheduler.report.file;

import dev.deskpulse.scheduler.figure.Catalogue;
import dev.deskpulse.scheduler.report.page.Document;
import dev.deskpulse.scheduler.report.page.Document.Chart;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Writes one document in any format; what is drawn is drawn once. */
public final class ReportWriter {
    private final Template template;
    private final Map<Chart, String> drawn = new HashMap<>();
    private final Map<Chart, byte[]> pictures = new HashMap<>();
    private final Supplier<Charts> charts;

    /** @param charts asked for once there is something to draw, and then for every drawing */
    public ReportWriter(Template template, Supplier<Charts> charts) {
        this.template = template;
        this.charts = charts;
    }

    /** @param catalogue names the figures of charts */
    public byte[] write(Document document, Catalogue catalogue, ReportFormat format) {
        return switch (format) {
            case MD -> new MarkdownFile().write(document).getBytes(StandardCharsets.UTF_8);
            case HTML ->
                new HtmlFile(template)
                        .write(document, drawn(document, catalogue), false)
                        .getBytes(StandardCharsets.UTF_8);
            case PDF ->
                new PdfFile()
                        .write(
                                template.name(),
                                new HtmlFile(template).write(document, drawn(document, catalogue), true),
                                document.language(),
                                document.watermark());
            case XLSX -> new XlsxFile(pictures(document, catalogue)).write(document);
            case DOCX -> new DocxFile(pictures(document, catalogue)).write(document);
        };
    }

    private Map<Chart, byte[]> pictures(Document document, Catalogue catalogue) {
        if (pictures.isEmpty()) {
            pictures.putAll(Pictures.of(drawn(document, catalogue)));
        }
        return pictures;
    }

    private Map<Chart, String> drawn(Document document, Catalogue catalogue) {
        document.sections().stream()
                .flatMap(section -> section.blocks().stream())
                .filter(Chart.class::isInstance)
                .map(Chart.class::cast)
                .forEach(chart -> drawn.computeIfAbsent(
                        chart, one -> charts.get().svg(one.drawing(), catalogue, document.language())));
        return drawn;
    }
}
