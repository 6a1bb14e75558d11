package dev.deskpulse.scheduler.report.page;

import dev.deskpulse.scheduler.report.Report;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Puts a report into words, section by section; those that have nothing to say are left out. */
public final class TellReport {
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    private final List<Part> more;

    /** @param more sections of other parts of the product, before the forecast */
    public TellReport(List<Part> more) {
        this.more = List.copyOf(more);
    }

    /** Before the report is gathered. */
    public void begin(Report.Head head) {
        more.forEach(part -> part.begin(head));
    }

    public Document tell(Report report, ReportLanguage language) {
        Teller teller = new Teller(report, language);
        List<Part> parts = new ArrayList<>();
        parts.add(new SummaryPart());
        parts.add(new QualityPart());
        if (!report.isEmpty()) {
            parts.addAll(List.of(
                    new KpiPart(),
                    new PathPart(),
                    new ProblemPart(),
                    new ResponsePart(),
                    new SatisfactionPart(),
                    new FindingPart(),
                    new CasePart(),
                    new AgentPart(),
                    new CustomerPart()));
        }
        parts.addAll(more);
        parts.add(new ForecastPart());
        parts.add(new AdvicePart());
        return new Document(
                language,
                teller.say("title." + report.head().period().unit().name().toLowerCase(Locale.ROOT)),
                report.head().period().from() + " – " + report.head().period().to(),
                about(teller),
                watermark(teller),
                parts.stream()
                        .map(part -> part.tell(teller))
                        .flatMap(Optional::stream)
                        .toList());
    }

    private static List<String> about(Teller teller) {
        Report.Head head = teller.report().head();
        List<String> about = new ArrayList<>();
        about.add(teller.say("about.site", head.site()));
        about.add(teller.say("about.made", minutes(head), head.zone()));
        about.add(teller.say("about.before", head.before().from(), head.before().to()));
        if (head.isRunning()) {
            about.add(teller.say("about.running", head.counted().to()));
        }
        return about;
    }

    private static String watermark(Teller teller) {
        Report.Head head = teller.report().head();
        return teller.say("watermark", teller.reader(), minutes(head));
    }

    private static String minutes(Report.Head head) {
        return MINUTES.format(LocalDateTime.ofInstant(head.made(), head.zone()));
    }
}
