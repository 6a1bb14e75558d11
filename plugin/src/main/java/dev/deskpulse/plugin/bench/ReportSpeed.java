package dev.deskpulse.plugin.bench;

import dev.deskpulse.plugin.access.Role;
import dev.deskpulse.plugin.app.Desk;
import dev.deskpulse.plugin.app.DeskReports;
import dev.deskpulse.plugin.settings.Settings;
import dev.deskpulse.scheduler.kpi.Stretch;
import dev.deskpulse.scheduler.report.file.ReportFiles;
import dev.deskpulse.scheduler.report.file.ReportFormat;
import dev.deskpulse.scheduler.report.page.ReportLanguage;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A monthly report over two years of a large desk, from the question to the file; nothing is kept from one to the next. */
record ReportSpeed(int facts) implements Benchmark {
    private static final URI NO_SITE = URI.create("http://127.0.0.1:9");
    /** Its month is just over: the forecast is part of the report. */
    private static final int DAYS_AFTER = 26;

    @Override
    public String name() {
        return "report";
    }

    @Override
    public List<Row> run(Workshop workshop) {
        return workshop.inHome(home -> {
            Settings settings = workshop.settings(home, NO_SITE);
            Clock clock = Clock.fixed(
                    MadeFacts.TO
                            .minusDays(DAYS_AFTER)
                            .atTime(8, 0)
                            .atZone(settings.zone())
                            .toInstant(),
                    settings.zone());
            List<Row> rows = new ArrayList<>();
            try (Desk desk = Desk.open(settings, clock)) {
                workshop.progress().begin("Making " + facts + " facts", -1);
                MadeFacts.fill(desk.database(), facts);
                // as every analysis does
                desk.customers().tell(workshop.progress());
                rows.addAll(over(desk, workshop));
            }
            rows.add(command(home, workshop));
            return rows;
        });
    }

    private List<Row> over(Desk desk, Workshop workshop) {
        String over = name() + ": " + facts + " tickets, a month as ";
        List<Row> rows = new ArrayList<>();
        rows.add(Row.of(
                over + "pdf, the first of the process", taken(desk, EnumSet.of(ReportFormat.PDF), workshop), "s"));
        for (ReportFormat format : ReportFormat.values()) {
            rows.add(Row.of(over + format.ending(), taken(desk, EnumSet.of(format), workshop), "s"));
        }
        rows.add(Row.of(over + "all five", taken(desk, EnumSet.allOf(ReportFormat.class), workshop), "s"));
        return rows;
    }

    /** As the launcher runs it, from the start of the process to its end. */
    private Row command(Path home, Workshop workshop) {
        workshop.progress().begin("A report by command", -1);
        List<String> options = List.of("-Xmx1g", "-XX:TieredStopAtLevel=1");
        List<String> arguments = List.of(
                "report",
                "--config",
                workshop.settingsFile(home, NO_SITE).toString(),
                "--period",
                YearMonth.from(MadeFacts.TO.minusDays(DAYS_AFTER))
                        .minusMonths(1)
                        .toString(),
                "--format",
                "pdf",
                "--lang",
                "zh",
                "--for",
                "admin",
                "--output",
                home.toString());
        double seconds = workshop.seconds(() -> ChildRun.of(options, home, arguments));
        return Row.of(name() + ": " + facts + " tickets, a month as pdf, by command", seconds, "s");
    }

    private static double taken(Desk desk, Set<ReportFormat> formats, Workshop workshop) {
        DeskReports reports = new DeskReports(desk);
        Stretch month = Stretch.parseWhole("previous-month", desk.today());
        workshop.progress().begin("A report as " + formats, -1);
        return workshop.seconds(
                () -> require(reports.make(month, reports.reader(Role.ADMIN), ReportLanguage.ZH, formats), formats));
    }

    private static void require(ReportFiles.Made made, Set<ReportFormat> formats) {
        if (made.files().size() != formats.size() || made.report().isEmpty()) {
            throw new IllegalStateException("the benchmark's report is empty or lacks a file");
        }
    }
}
