package dev.deskpulse.scheduler.report.page;

import dev.deskpulse.connector.sync.CompletenessCertificate;
import dev.deskpulse.scheduler.figure.FigureAnswer;
import dev.deskpulse.scheduler.figure.FigureAnswer.Table;
import dev.deskpulse.scheduler.kpi.Kpi;
import dev.deskpulse.scheduler.report.Report;
import dev.deskpulse.scheduler.report.page.Document.Block;
import dev.deskpulse.scheduler.report.page.Document.Bullets;
import dev.deskpulse.scheduler.report.page.Document.Cell;
import dev.deskpulse.scheduler.report.page.Document.Section;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** What the figures rest on: how they are defined, how complete the data is, and what each figure covers. */
final class QualityPart implements Part {
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    @Override
    public Optional<Section> tell(Teller teller) {
        Report.Quality quality = teller.report().quality();
        List<String> lines = new ArrayList<>();
        lines.add(teller.say("quality.profile", quality.profile()));
        lines.add(quality.syncedAt()
                .map(at -> teller.say("quality.synced", minutes(teller, at)))
                .orElse(teller.say("quality.unsynced")));
        quality.certificate().ifPresent(certificate -> lines.add(certificate(teller, certificate)));
        lines.add(quality.analysedAt()
                .map(at -> teller.say("quality.analysed", minutes(teller, at)))
                .orElse(teller.say("quality.unanalysed")));
        if (!teller.report().head().reader().sight().seesAllTickets()) {
            lines.add(teller.say("quality.part"));
        }
        if (!quality.unmapped().isEmpty()) {
            lines.add(teller.say("quality.unmapped", String.join(teller.say("list"), quality.unmapped())));
        }
        lines.add(teller.say("quality.reading"));
        List<Block> blocks = new ArrayList<>(List.of(new Bullets(lines)));
        coverage(teller).ifPresent(blocks::add);
        return teller.section("quality", blocks);
    }

    private static String certificate(Teller teller, CompletenessCertificate certificate) {
        String counts = teller.say(
                certificate.complete() ? "quality.complete" : "quality.incomplete",
                teller.amounts().count(certificate.storedTickets()),
                certificate.setAside().size(),
                certificate.gaps().size());
        return certificate.gaps().isEmpty()
                ? counts
                : counts + " "
                        + certificate.gaps().stream().map(teller.language()::of).collect(Collectors.joining(" "));
    }

    private static Optional<Document.Table> coverage(Teller teller) {
        FigureAnswer main = teller.report().main();
        List<List<Cell>> rows = new ArrayList<>();
        for (Table table : main.tables()) {
            FigureAnswer.Row row = Teller.only(table);
            if (row != null && row.values().containsKey("coverage")) {
                OptionalDouble coverage = row.values().getOrDefault("coverage", OptionalDouble.empty());
                rows.add(List.of(
                        Cell.of(teller.name(Teller.kpi(table))),
                        teller.count(row.cases()),
                        teller.cell(coverage, Kpi.Unit.SHARE)));
            }
        }
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new Document.Table(
                        teller.say("quality.coverage"),
                        List.of(
                                teller.text(teller.say("column.figure")),
                                teller.numbers(teller.say("column.cases")),
                                teller.numbers(teller.say("column.coverage"))),
                        rows));
    }

    private static String minutes(Teller teller, Instant at) {
        return MINUTES.format(LocalDateTime.ofInstant(at, teller.report().head().zone()));
    }
}
