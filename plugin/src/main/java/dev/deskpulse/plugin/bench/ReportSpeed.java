package dev.deskpulse.plugin.bench;

import dev.deskpulse.connector.store.JdbcTicketStore;
import dev.deskpulse.connector.store.TicketStore;
import dev.deskpulse.plugin.access.Role;
import dev.deskpulse.plugin.app.Desk;
import dev.deskpulse.plugin.app.DeskReports;
import dev.deskpulse.progress.Progress;
import dev.deskpulse.scheduler.action.Action;
import dev.deskpulse.scheduler.action.ActionStore;
import dev.deskpulse.scheduler.action.JudgeActions;
import dev.deskpulse.scheduler.kpi.Dimension;
import dev.deskpulse.scheduler.kpi.Kpi;
import dev.deskpulse.scheduler.kpi.Stretch;
import dev.deskpulse.scheduler.report.Report;
import dev.deskpulse.scheduler.report.file.ReportFiles;
import dev.deskpulse.scheduler.report.file.ReportFormat;
import dev.deskpulse.scheduler.report.page.ReportLanguage;
import dev.deskpulse.ticket.Ticket;
import dev.deskpulse.ticket.TicketId;
import dev.deskpulse.ticket.TicketKey;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A monthly report over a large desk, from the question to the file; nothing is kept from one to the next. The desk is
 * whole: tickets read from a site and analysed as ever, with their findings, causes, topics, customers and certificate,
 * actions with verdicts, targets, and rivals that are named in texts. So many come from the site; the other tickets are
 * copies of them in the store, and the others' facts are made by the database, over the same two years.
 */
record ReportSpeed(int facts, int read) implements Benchmark {
    /** Its month is just over: the forecast is part of the report. */
    private static final LocalDate TODAY = MadeFacts.TO.minusDays(26);

    private static final int COPIED_AT_ONCE = 10_000;

    @Override
    public String name() {
        return "report";
    }

    @Override
    public List<Row> run(Workshop workshop) {
        try (SiteStarter.Running site = workshop.site(read, "--until", TODAY.toString())) {
            return workshop.inHome(home -> {
                List<Row> rows = new ArrayList<>();
                Workshop then = workshop.at(TODAY);
                try (BenchDesk desk = then.desk(home, site.url())) {
                    fill(desk, then);
                    rows.addAll(over(desk.desk(), workshop));
                }
                rows.add(command(home, site.url(), workshop));
                return rows;
            });
        }
    }

    private void fill(BenchDesk desk, Workshop workshop) {
        Progress progress = workshop.progress();
        desk.sync();
        desk.desk().analyze(progress);
        progress.begin("Making " + (facts - read) + " facts", -1);
        // afterwards: an analysis drops facts without a ticket
        MadeFacts.fill(desk.desk().database(), "made", facts - read);
        // their texts are masked already
        copy(JdbcTicketStore.in(desk.desk().database(), workshop.clock()), progress);
        desk.desk().customers().tell(progress);
        act(desk.desk(), workshop.clock());
    }

    /** Until there are as many tickets as facts. */
    private void copy(TicketStore tickets, Progress progress) {
        List<TicketId> first = new ArrayList<>();
        tickets.forEach(Instant.MIN, COPIED_AT_ONCE, batch -> batch.forEach(ticket -> first.add(ticket.id())));
        progress.begin("Copying tickets", facts - first.size());
        for (int made = first.size(); made < facts; made += COPIED_AT_ONCE) {
            List<Ticket> copies = new ArrayList<>();
            List<TicketId> some = IntStream.range(made, Math.min(facts, made + COPIED_AT_ONCE))
                    .mapToObj(number -> first.get(number % first.size()))
                    .toList();
            for (Ticket ticket : tickets.findAll(some)) {
                copies.add(copy(ticket, made + copies.size()));
            }
            tickets.save(copies);
            progress.advance(copies.size());
        }
    }

    private static Ticket copy(Ticket ticket, int number) {
        return new Ticket(
                TicketId.of(ticket.source(), "copy-" + number),
                ticket.source(),
                new TicketKey(ticket.project() + "-" + (1_000_000 + number)),
                ticket.project(),
                ticket.type(),
                ticket.summary(),
                ticket.description(),
                ticket.lifecycle(),
                ticket.parties(),
                ticket.subject(),
                ticket.priority(),
                ticket.labels(),
                ticket.messages(),
                ticket.history(),
                ticket.slaCycles(),
                ticket.satisfaction(),
                ticket.npsAnswer(),
                ticket.fields());
    }

    /** As a team has them after half a year: one of each way to judge, and of several figures. */
    private static void act(Desk desk, Clock clock) {
        ActionStore store = ActionStore.in(desk.database(), clock);
        LocalDate start = TODAY.minusDays(60);
        JudgeActions judge = desk.judgeActions(start);
        for (Kpi kpi : List.of(Kpi.FIRST_RESPONSE, Kpi.RESOLUTION, Kpi.CSAT)) {
            for (Action.Method method : List.of(Action.Method.BEFORE_AND_AFTER, Action.Method.BESIDE_LIKE_SLICES)) {
                Action action = new Action(
                        null,
                        new Action.Goal(kpi, kpi == Kpi.CSAT ? 0.9 : 600, TODAY.minusDays(2)),
                        "Answers are kept ready",
                        "Lead",
                        Map.of(Dimension.CHANNEL, Set.of("C1")),
                        method,
                        start,
                        null);
                store.add(action, judge.plan(action));
            }
        }
    }

    private List<Row> over(Desk desk, Workshop workshop) {
        String over = name() + ": " + facts + " tickets, a month as ";
        List<Row> rows = new ArrayList<>();
        rows.add(Row.of(
                name() + ": what a process that goes on does beforehand", workshop.seconds(DeskReports::warmUp), "s"));
        rows.add(Row.of(
                over + "pdf, the first of the process", taken(desk, EnumSet.of(ReportFormat.PDF), workshop), "s"));
        for (ReportFormat format : ReportFormat.values()) {
            rows.add(Row.of(over + format.ending(), taken(desk, EnumSet.of(format), workshop), "s"));
        }
        rows.add(Row.of(over + "all five", taken(desk, EnumSet.allOf(ReportFormat.class), workshop), "s"));
        return rows;
    }

    /** As the launcher runs it, from the start of the process to its end. */
    private Row command(Path home, URI site, Workshop workshop) {
        workshop.progress().begin("A report by command", -1);
        List<String> options = new ArrayList<>(List.of("-Xmx1g", "-XX:TieredStopAtLevel=1"));
        // the launcher's archive of classes
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("-XX:SharedArchiveFile="))
                .forEach(options::add);
        List<String> arguments = List.of(
                "report",
                "--config",
                workshop.settingsFile(home, site).toString(),
                "--period",
                YearMonth.from(TODAY).minusMonths(1).toString(),
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
        Report report = made.report();
        if (made.files().size() != formats.size()
                || report.isEmpty()
                || report.findings().isEmpty()
                || report.topics().isEmpty()
                || report.targets().isEmpty()) {
            throw new IllegalStateException("the benchmark's report lacks a file or a part: " + made.notes());
        }
    }
}
