package dev.deskpulse.scheduler.report.file;

import dev.deskpulse.scheduler.kpi.Stretch;
import dev.deskpulse.scheduler.report.GatherReport;
import dev.deskpulse.scheduler.report.Reader;
import dev.deskpulse.scheduler.report.Report;
import dev.deskpulse.scheduler.report.page.Document;
import dev.deskpulse.scheduler.report.page.ReportLanguage;
import dev.deskpulse.scheduler.report.page.TellReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** A report from the question to its files: gathered once, told once, written in every format asked. */
public final class ReportFiles {
    private static final Pattern NAME =
            Pattern.compile("deskpulse-\\d{4}-\\d{2}-\\d{2}-\\d{4}-\\d{2}-\\d{2}-[a-z]{2}\\.[a-z]{2,4}");

    private final GatherReport gather;
    private final TellReport tell;
    private final Templates templates;
    private final String chartScript;

    /** @param chartScript the text of {@link Charts#SCRIPT} */
    public ReportFiles(GatherReport gather, TellReport tell, Templates templates, String chartScript) {
        this.gather = gather;
        this.tell = tell;
        this.templates = templates;
        this.chartScript = chartScript;
    }

    /**
     * A report's files.
     *
     * @param notes what to know of them, such as that a template could not be used
     */
    public record Made(Report report, Document document, List<NamedFile> files, List<String> notes) {
        public Made {
            files = List.copyOf(files);
            notes = List.copyOf(notes);
        }
    }

    /** @throws IllegalArgumentException where the period has not begun */
    public Made make(Stretch period, Reader reader, ReportLanguage language, Set<ReportFormat> formats) {
        try (ChartsSoon charts = new ChartsSoon(chartScript, formats.stream().anyMatch(ReportFormat::draws))) {
            Report.Head head = gather.head(period, reader);
            tell.begin(head);
            Report report = gather.gather(head);
            Document document = tell.tell(report, language);
            Templates.Chosen template = templates.choose(document);
            ReportWriter writer = new ReportWriter(template.template(), charts::get);
            List<NamedFile> files = new ArrayList<>();
            for (ReportFormat format : ReportFormat.values()) {
                if (formats.contains(format)) {
                    files.add(new NamedFile(
                            name(period, language, format),
                            format,
                            writer.write(document, report.catalogue(), format)));
                }
            }
            return new Made(report, document, files, template.notes());
        }
    }

    private static String name(Stretch period, ReportLanguage language, ReportFormat format) {
        return "deskpulse-" + period.from() + "-" + period.to() + "-" + language.tag() + "." + format.ending();
    }

    /** Whether a file may be a report of ours, by its name. */
    public static boolean isNamed(String file) {
        return NAME.matcher(file).matches();
    }
}
