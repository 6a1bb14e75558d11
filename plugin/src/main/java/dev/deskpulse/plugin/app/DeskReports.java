package dev.deskpulse.plugin.app;

import dev.deskpulse.plugin.access.Role;
import dev.deskpulse.plugin.access.Viewer;
import dev.deskpulse.plugin.settings.KnownDays;
import dev.deskpulse.plugin.settings.Settings;
import dev.deskpulse.plugin.web.Reports;
import dev.deskpulse.plugin.web.WholeSlices;
import dev.deskpulse.scheduler.action.ActionStore;
import dev.deskpulse.scheduler.action.JudgeActions;
import dev.deskpulse.scheduler.audit.Actor;
import dev.deskpulse.scheduler.audit.AuditAction;
import dev.deskpulse.scheduler.audit.AuditLog;
import dev.deskpulse.scheduler.audit.AuditOutcome;
import dev.deskpulse.scheduler.delivery.MailSettings;
import dev.deskpulse.scheduler.forecast.Events;
import dev.deskpulse.scheduler.insight.FindingStore;
import dev.deskpulse.scheduler.kpi.Kpis;
import dev.deskpulse.scheduler.kpi.OwnFields;
import dev.deskpulse.scheduler.kpi.Stretch;
import dev.deskpulse.scheduler.report.GatherReport;
import dev.deskpulse.scheduler.report.Reader;
import dev.deskpulse.scheduler.report.ReportSources;
import dev.deskpulse.scheduler.report.file.Charts;
import dev.deskpulse.scheduler.report.file.NamedFile;
import dev.deskpulse.scheduler.report.file.ReportFiles;
import dev.deskpulse.scheduler.report.file.ReportFormat;
import dev.deskpulse.scheduler.report.file.Specimen;
import dev.deskpulse.scheduler.report.file.Templates;
import dev.deskpulse.scheduler.report.page.ActionPart;
import dev.deskpulse.scheduler.report.page.LikeCasesPart;
import dev.deskpulse.scheduler.report.page.Part;
import dev.deskpulse.scheduler.report.page.ReportLanguage;
import dev.deskpulse.scheduler.report.page.RivalPart;
import dev.deskpulse.scheduler.report.page.TellReport;
import dev.deskpulse.scheduler.report.send.IssueReceiver;
import dev.deskpulse.scheduler.report.send.MailReceiver;
import dev.deskpulse.scheduler.report.send.ReportReceiver;
import dev.deskpulse.scheduler.report.send.SendReport;
import dev.deskpulse.scheduler.report.send.SentReports;
import dev.deskpulse.scheduler.sight.Sight;
import dev.deskpulse.scheduler.topic.TopicFigures;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Makes reports of an open desk. */
public final class DeskReports {
    private final Desk desk;
    private final List<Duration> pauses;
    private final WholeSlices slices;
    private final AuditLog log;

    /** The caller closes the desk. */
    public DeskReports(Desk desk) {
        this(desk, SendReport.PAUSES);
    }

    /** @param pauses before each further try to send */
    DeskReports(Desk desk, List<Duration> pauses) {
        this.desk = desk;
        this.pauses = List.copyOf(pauses);
        Settings settings = desk.settings();
        this.slices = new WholeSlices(
                new Kpis(desk.database(), desk.clock(), settings.zone()), desk.clock(), settings.zone());
        this.log = desk.audit();
    }

    /** Loads what reports are written by, which takes seconds; the first one is then made as fast as the others. */
    public static void warmUp() {
        Specimen.write(chartScript());
    }

    /**
     * For readers of a role, who are no single person: a report goes to many. All see every ticket of the desk counted;
     * viewers get no single agent's figures, no ticket's words and no single customer.
     */
    public Reader reader(Role role) {
        if (role == Role.AUDITOR) {
            throw new IllegalArgumentException("auditors read no figures; make the report for viewer, lead or admin");
        }
        Sight sight = role == Role.VIEWER ? Sight.ALL.withoutAgents() : Sight.ALL;
        return new Reader(
                role.name().toLowerCase(Locale.ROOT),
                null,
                sight,
                role != Role.VIEWER,
                role == Role.ADMIN,
                finding -> slices.isSeen(finding.slice(), sight));
    }

    /**
     * For somebody who asks: of the tickets that they see, and the agents' figures that are theirs to see.
     *
     * @param role whose parts are in it; at most their own
     */
    public Reader reader(Viewer viewer, Role role) {
        viewer.mustBe(role);
        Sight sight = role == Role.VIEWER ? viewer.sight().withoutAgents() : viewer.sight();
        return new Reader(
                role.name().toLowerCase(Locale.ROOT),
                viewer.name(),
                sight,
                role != Role.VIEWER,
                role == Role.ADMIN,
                finding -> slices.isSeen(finding.slice(), sight));
    }

    /** @throws IllegalArgumentException where the period has not begun */
    public ReportFiles.Made make(Stretch period, Reader reader, ReportLanguage language, Set<ReportFormat> formats) {
        Settings settings = desk.settings();
        return new ReportFiles(
                        new GatherReport(sources(settings)),
                        new TellReport(more(settings)),
                        new Templates(settings.reports().templates()),
                        chartScript())
                .make(period, reader, language, formats);
    }

    private List<Part> more(Settings settings) {
        List<Part> more = new ArrayList<>(List.of(likeCases(), actions()));
        if (!settings.rivals().isEmpty()) {
            more.add(rivals());
        }
        return more;
    }

    private RivalPart rivals() {
        return new RivalPart(head -> desk.rivals()
                .in(
                        head.counted().from(),
                        head.counted().to(),
                        head.reader().sight().withoutAgents()));
    }

    private LikeCasesPart likeCases() {
        return new LikeCasesPart(
                head -> desk.agents()
                        .report(
                                head.counted().from(),
                                head.counted().to(),
                                head.reader().sight()),
                () -> desk.tickets().people());
    }

    private ActionPart actions() {
        FindingStore findings = desk.stores().findings();
        return new ActionPart(
                head -> {
                    JudgeActions judge = desk.judgeActions();
                    return ActionStore.in(desk.database(), desk.clock()).all().stream()
                            .filter(entry -> slices.isSeen(entry, head.reader().sight()))
                            .map(judge::judge)
                            .toList();
                },
                id -> findings.find(id).map(FindingStore.Seen::finding));
    }

    /**
     * Makes one for somebody who takes it away at once, and puts that into the audit log.
     *
     * @param role whose parts are in it; at most their own
     * @throws IllegalArgumentException where the period has not begun
     */
    public NamedFile download(Reports.Asked asked, Role role, Viewer viewer, Actor who) {
        ReportFiles.Made made = make(asked.period(), reader(viewer, role), asked.language(), Set.of(asked.format()));
        NamedFile file = made.files().get(0);
        log(made, file, who, "download");
        return file;
    }

    /** Writes a report's files into a folder and into the audit log. */
    public List<Path> save(ReportFiles.Made made, Path folder, Actor who) {
        try {
            Files.createDirectories(folder);
            return made.files().stream()
                    .map(file -> save(made, file, folder, who))
                    .toList();
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    folder + " cannot be made; name a folder that this user may write to", e);
        }
    }

    /**
     * Makes the report that the settings ask for, leaves it in their folder, and sends it to all whom they name. A receiver
     * that refuses stops nothing else, and one that has it already gets nothing.
     *
     * @param again whether to send it also to those who have it
     * @return what came of it, in a line
     */
    public String deliver(Stretch period, boolean again) {
        Settings.Reports asked = desk.settings().reports();
        ReportFiles.Made made = make(period, reader(asked.role()), asked.language(), asked.formats());
        List<String> lines = new ArrayList<>(made.notes());
        lines.add(save(made, asked.folder(), Actor.SCHEDULE).size() + " files in " + asked.folder());
        SendReport send = new SendReport(SentReports.in(desk.database(), desk.clock()), pauses);
        for (ReportReceiver receiver : receivers(asked)) {
            SendReport.Outcome outcome = send.send(made, receiver, again);
            log(made, receiver, outcome);
            lines.add(receiver.name() + ": " + told(outcome));
        }
        return String.join("; ", lines);
    }

    private void log(ReportFiles.Made made, ReportReceiver receiver, SendReport.Outcome outcome) {
        if (outcome instanceof SendReport.Sent) {
            made.files().forEach(file -> log(made, file, Actor.SCHEDULE, receiver.name()));
        } else if (outcome instanceof SendReport.NotSent) {
            log.add(
                    Actor.SCHEDULE,
                    AuditAction.EXPORT,
                    named(made),
                    "not sent → " + receiver.name(),
                    AuditOutcome.FAILED);
        }
    }

    private static String told(SendReport.Outcome outcome) {
        if (outcome instanceof SendReport.NotSent not) {
            String tries = not.tries() == 1 ? "" : " after " + not.tries() + " tries";
            return "not sent" + tries + ", " + not.problem()
                    + (not.later() ? "; deskpulse report --send tries again" : "");
        }
        return outcome instanceof SendReport.SentBefore before
                ? "sent already, " + before.at() + "; deskpulse report --send --again sends it once more"
                : "sent";
    }

    private List<ReportReceiver> receivers(Settings.Reports asked) {
        List<ReportReceiver> receivers = new ArrayList<>();
        MailSettings mail = asked.mail();
        if (mail != null) {
            receivers.add(new MailReceiver(mail));
        }
        Settings.ReportIssue issue = asked.issue();
        if (issue != null) {
            receivers.add(new IssueReceiver(desk.site().writer(), issue.project(), issue.type()));
        }
        return receivers;
    }

    private Path save(ReportFiles.Made made, NamedFile file, Path folder, Actor who) {
        Path path = folder.resolve(file.name());
        log(made, file, who, path.toString());
        try {
            return Files.write(path, file.content());
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    path + " cannot be written; name a folder that this user may write to", e);
        }
    }

    private void log(ReportFiles.Made made, NamedFile file, Actor who, String destination) {
        log.export(who, named(made), file.format().ending(), destination);
    }

    private static String named(ReportFiles.Made made) {
        return "report " + made.report().head().period() + " for "
                + made.report().head().reader().role();
    }

    private ReportSources sources(Settings settings) {
        DeskStores stores = desk.stores();
        return new ReportSources(
                stores.database(),
                stores.tickets(),
                stores.journal(),
                stores.mark(),
                new TopicFigures(stores.topics()),
                stores.findings(),
                stores.causes(),
                desk.cases(),
                desk.customers(),
                new ReportSources.Rules(
                        settings.jira().access().site(),
                        desk.source(),
                        settings.zone(),
                        OwnFields.of(settings.fields().extras().keySet()),
                        settings.fields().unmapped(),
                        settings.figures().profile().name(),
                        settings.figures().windows(),
                        settings.figures().targets(),
                        Events.of(KnownDays.of(settings).toList())),
                desk.clock());
    }

    /** The build puts it beside the screens. */
    private static String chartScript() {
        try (InputStream script = DeskReports.class.getResourceAsStream(Charts.SCRIPT)) {
            if (script == null) {
                throw new IllegalStateException("the charts' script is missing from the program; build it anew");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
