package dev.deskpulse.plugin.app;

import dev.deskpulse.plugin.access.Role;
import dev.deskpulse.plugin.settings.KnownDays;
import dev.deskpulse.plugin.settings.Settings;
import dev.deskpulse.plugin.web.WholeSlices;
import dev.deskpulse.scheduler.action.ActionStore;
import dev.deskpulse.scheduler.action.JudgeActions;
import dev.deskpulse.scheduler.audit.Actor;
import dev.deskpulse.scheduler.audit.AuditLog;
import dev.deskpulse.scheduler.delivery.Attempt;
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
import dev.deskpulse.scheduler.report.file.Templates;
import dev.deskpulse.scheduler.report.page.ActionPart;
import dev.deskpulse.scheduler.report.page.LikeCasesPart;
import dev.deskpulse.scheduler.report.page.ReportLanguage;
import dev.deskpulse.scheduler.report.page.TellReport;
import dev.deskpulse.scheduler.report.send.IssueReceiver;
import dev.deskpulse.scheduler.report.send.MailReceiver;
import dev.deskpulse.scheduler.report.send.ReportReceiver;
import dev.deskpulse.scheduler.sight.Sight;
import dev.deskpulse.scheduler.topic.TopicFigures;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Makes reports of an open desk. */
public final class DeskReports {
    private final Desk desk;
    private final Settings settings;
    private final WholeSlices slices;
    private final AuditLog log;

    /** The caller closes the desk. */
    public DeskReports(Desk desk) {
        this.desk = desk;
        this.settings = desk.settings();
        this.slices = new WholeSlices(
                new Kpis(desk.database(), desk.clock(), settings.zone()), desk.clock(), settings.zone());
        this.log = desk.audit();
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
                sight,
                role != Role.VIEWER,
                role == Role.ADMIN,
                finding -> slices.isSeen(finding.slice(), sight));
    }

    /** @throws IllegalArgumentException where the period has not begun */
    public ReportFiles.Made make(Stretch period, Reader reader, ReportLanguage language, Set<ReportFormat> formats) {
        return new ReportFiles(
                        new GatherReport(sources()),
                        new TellReport(List.of(likeCases(), actions())),
                        new Templates(settings.reports().templates()),
                        chartScript())
                .make(period, reader, language, formats);
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
     * that refuses stops nothing else.
     *
     * @return what came of it, in a line
     */
    public String deliver(Stretch period) {
        Settings.Reports asked = settings.reports();
        ReportFiles.Made made = make(period, reader(asked.role()), asked.language(), asked.formats());
        List<String> lines = new ArrayList<>(made.notes());
        lines.add(save(made, asked.folder(), Actor.SCHEDULE).size() + " files in " + asked.folder());
        for (ReportReceiver receiver : receivers(asked)) {
            lines.add(receiver.name() + ": " + told(send(made, receiver)));
        }
        return String.join("; ", lines);
    }

    private Attempt send(ReportFiles.Made made, ReportReceiver receiver) {
        made.files().forEach(file -> log(made, file, Actor.SCHEDULE, receiver.name()));
        return receiver.send(made);
    }

    private static String told(Attempt attempt) {
        if (attempt instanceof Attempt.NotNow later) {
            return "not sent, " + later.problem() + "; deskpulse report --send tries again";
        }
        return attempt instanceof Attempt.Refused refused ? "not sent, " + refused.problem() : "sent";
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
        log.export(
                who,
                "report " + made.report().head().period() + " for "
                        + made.report().head().reader().name(),
                file.format().ending(),
                destination);
    }

    private ReportSources sources() {
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
