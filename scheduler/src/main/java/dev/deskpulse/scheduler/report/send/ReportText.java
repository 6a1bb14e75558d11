package dev.deskpulse.scheduler.report.send;

import dev.deskpulse.scheduler.report.page.Document;
import dev.deskpulse.scheduler.report.page.Document.Bullets;
import dev.deskpulse.scheduler.report.page.Document.Paragraph;
import java.util.List;
import java.util.stream.Stream;

/** What stands beside the files: what the report is of, and its summary. */
final class ReportText {
    private final Document document;

    ReportText(Document document) {
        this.document = document;
    }

    String subject() {
        return "Deskpulse · " + document.title() + " · " + document.subtitle();
    }

    /** The first section in sentences. */
    List<String> summary() {
        return document.sections().stream()
                .limit(1)
                .flatMap(section -> section.blocks().stream())
                .flatMap(block -> block instanceof Bullets bullets
                        ? bullets.items().stream()
                        : block instanceof Paragraph paragraph ? Stream.of(paragraph.text()) : Stream.empty())
                .toList();
    }

    String watermark() {
        return document.watermark();
    }
}
