package dev.deskpulse.plugin.cli;

import dev.deskpulse.connector.file.ImportReport;
import dev.deskpulse.connector.sync.CompletenessCertificate;
import dev.deskpulse.plugin.app.JobSummary;
import dev.deskpulse.plugin.doctor.Check;
import dev.deskpulse.scheduler.advice.Advise;
import dev.deskpulse.scheduler.cause.Explained;
import dev.deskpulse.scheduler.insight.Finding;
import dev.deskpulse.scheduler.job.Analysis;
import dev.deskpulse.scheduler.kpi.Kpi;
import dev.deskpulse.scheduler.kpi.KpiTable;
import dev.deskpulse.scheduler.text.EarlyWarnings;
import dev.deskpulse.scheduler.text.Trajectory;
import dev.deskpulse.scheduler.writeback.WriteBackReport;
import dev.deskpulse.words.Words;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Results as texts for a terminal. */
final class Summaries {
    private static final int HEADLINE_WIDTH = 30;
    private static final int WARNINGS_SHOWN = 5;

    private Summaries() {}

    static String certificate(CompletenessCertificate certificate) {
        Stream<String> facts = Stream.of(
                row("listed", certificate.listed()),
                row("read", certificate.fetched()),
                row("unchanged", certificate.unchanged()),
                certificate.censusTickets() < 0
                        ? row("census", "not taken in this run")
                        : row(
                                "census",
                                certificate.censusTickets() + " on the site, " + certificate.storedTickets()
                                        + " in the store"),
                row("comments", certificate.commentsFetched() + " of " + certificate.commentTotal()),
                row("history entries", certificate.historyFetched() + " of " + certificate.historyTotal()),
                row("deleted", certificate.deleted()),
                row("no longer visible", certificate.notVisible()));
        Stream<String> troubles = Stream.of(
                        certificate.setAside().stream()
                                .map(issue -> row("set aside", issue.key() + ": " + issue.reason())),
                        certificate.gaps().stream().map(gap -> row("gap", gap.en())),
                        certificate.notes().stream().map(note -> row("note", note.en())),
                        certificate.fieldProblems().entrySet().stream()
                                .map(problem -> row("left empty", problem.getKey() + " (" + problem.getValue() + ")")))
                .flatMap(lines -> lines);
        return Stream.of(Stream.of(verdict(certificate)), facts, troubles)
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n"));
    }

    private static String verdict(CompletenessCertificate certificate) {
        if (!certificate.complete()) {
            return "✗ The store is not complete.";
        }
        return certificate.censusTickets() < 0
                ? "✓ All that the site listed is stored; `deskpulse sync --census` compares every id."
                : "✓ The store is complete.";
    }

    /** @param today in the desk's zone: some advice is for as long as a finding lasts */
    static String analysis(Analysis.Outcome outcome, List<Explained> findings, List<String> unmapped, LocalDate today) {
        return Stream.of(
                        Stream.of(
                                row("tagged", outcome.tagged()),
                                row("measured", outcome.measured()),
                                row("findings", outcome.findings().size())),
                        findings.stream().map(finding -> finding(finding, today)),
                        outcome.topics().stream().map(TopicTexts::news),
                        warnings(outcome.warnings()),
                        unmapped(unmapped))
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n"));
    }

    private static Stream<String> warnings(EarlyWarnings warnings) {
        return warnings.open() == 0
                ? Stream.empty()
                : Stream.concat(
                        Stream.of(row("early warnings", warnings.open() + " open tickets turned for the worse")),
                        warnings.worst().stream().limit(WARNINGS_SHOWN).map(Summaries::warning));
    }

    private static String warning(EarlyWarnings.Warning warning) {
        String words = warning.words().isEmpty() ? "" : ": " + String.join(", ", warning.words());
        return "  • " + warning.key().value() + " " + mood(warning.from()) + " → " + mood(warning.now())
                + words.replace('\n', ' ');
    }

    private static String mood(Trajectory.State state) {
        return String.format(Locale.ROOT, "%s (%+.2f)", state.label().name().toLowerCase(Locale.ROOT), state.score());
    }

    private static Stream<String> unmapped(List<String> settings) {
        return settings.isEmpty()
                ? Stream.empty()
                : Stream.of(row(
                        "not mapped", String.join(", ", settings) + " (below fields): what needs them has no data"));
    }

    private static String finding(Explained explained, LocalDate today) {
        Finding finding = explained.finding();
        return "  • " + finding.headline().getOrDefault("en", finding.id())
                + FindingTexts.causes(explained.causes(), false).stream()
                        .map(line -> "\n    " + line)
                        .collect(Collectors.joining())
                + Advise.on(finding, today)
                        .map(advice -> "\n    → " + advice.english())
                        .orElse("");
    }

    static String writeBack(WriteBackReport report) {
        Stream<String> counts = Stream.of(
                row("written", report.written() + " on " + report.tickets() + " tickets"),
                row("comments", report.comments()),
                row("left to people", report.corrected()),
                row("rejected", report.rejected()),
                row("gone", report.gone()),
                report.run()
                        .map(run -> row("run", run + " (undo: deskpulse write-back --undo " + run + ")"))
                        .orElse("Nothing to write: the site holds what it should."));
        return Stream.of(counts, leftUndone(report), report.messages().stream().map(message -> row("to mend", message)))
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n"));
    }

    private static Stream<String> leftUndone(WriteBackReport report) {
        return report.leftUndone() == 0
                ? Stream.empty()
                : Stream.of(row(
                        "left undone",
                        report.leftUndone() + " tickets, until their tags change (or: deskpulse write-back --again)"));
    }

    static String imported(ImportReport report) {
        return Stream.of(
                        Stream.of(
                                row("rows", report.rows()),
                                row("imported", report.imported()),
                                row("duplicates", report.duplicates()),
                                row("refused", report.refusedTotal())),
                        report.refused().stream().map(refused -> row("line " + refused.line(), refused.reason())),
                        report.leftEmpty().entrySet().stream()
                                .map(problem -> row("left empty", problem.getKey() + " (" + problem.getValue() + ")")),
                        report.notes().stream().map(note -> row("note", note)))
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n"));
    }

    static String masked(MaskCommand.Summary summary) {
        return Stream.of(
                        Stream.of(
                                row("rows", summary.rows()), row("with personal data", summary.rowsWithPersonalData())),
                        summary.masked().entrySet().stream().map(kind -> row(kind.getKey(), kind.getValue())),
                        Stream.of(row("refused", summary.refusedTotal())),
                        summary.refused().stream().map(refused -> row("line " + refused.line(), refused.reason())))
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n"));
    }

    static String check(Check check) {
        String sign =
                switch (check.verdict()) {
                    case OK -> "✓";
                    case WARNING -> "!";
                    case FAILED -> "✗";
                };
        String line = sign + " " + check.name() + ": " + check.found();
        return check.mend().equals(Words.NONE) ? line : line + "\n    → " + check.mend();
    }

    static String job(JobSummary summary, List<KpiTable> figures, List<Explained> findings, LocalDate today) {
        Stream<String> counts = Stream.of(
                row("tickets", summary.tickets() + " (" + summary.fetched() + " read in this run)"),
                row("comments", summary.comments()),
                row("history entries", summary.history()),
                row("tagged", summary.tagged()),
                row("written", summary.written()),
                row("left to people", summary.corrections()),
                row("comments on findings", summary.commentsPosted()),
                row("handed over", summary.handedOver()),
                row("completeness", summary.certificateComplete() ? "complete" : "NOT complete, see below"));
        Stream<String> kpis = figures.stream().map(table -> row(table.kpi().label(), figure(table)));
        Stream<String> stages = summary.stages().entrySet().stream().map(stage -> row(stage.getKey(), seconds(stage)));
        return Stream.of(
                        counts,
                        Stream.of("", "The last 30 days"),
                        kpis,
                        Stream.of("", "Findings: " + findings.size()),
                        findings.stream().map(finding -> finding(finding, today)),
                        summary.topics().stream().map(TopicTexts::news),
                        Stream.of("", "Seconds by stage"),
                        stages,
                        Stream.of(row("in all", String.format(Locale.ROOT, "%.1f", summary.seconds()))),
                        unmapped(summary.unmapped()),
                        summary.messages().stream().map(message -> row("to mend", message)),
                        summary.certificateComplete()
                                ? summary.certificate().notes().stream().map(note -> row("note", note.en()))
                                : Stream.of("", certificate(summary.certificate())))
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n"));
    }

    private static String seconds(Map.Entry<String, Double> stage) {
        return String.format(Locale.ROOT, "%.1f", stage.getValue());
    }

    private static String figure(KpiTable table) {
        OptionalDouble headline = table.single();
        if (headline.isEmpty()) {
            return "no data";
        }
        double value = headline.getAsDouble();
        String text =
                switch (table.unit()) {
                    case SECONDS -> String.format(Locale.ROOT, "%.1f h", value / 3600);
                    case SHARE -> String.format(Locale.ROOT, "%.1f %%", value * 100);
                    case COUNT, POINTS, SCORE -> String.format(Locale.ROOT, "%.0f", value);
                };
        return table.unit() == Kpi.Unit.COUNT
                ? text
                : text + " (" + table.rows().get(0).cases() + " cases)";
    }

    private static String row(String name, Object value) {
        return String.format("  %-" + HEADLINE_WIDTH + "s %s", name, value);
    }
}
