package dev.deskpulse.plugin.app;

import dev.deskpulse.connector.sync.CompletenessCertificate;
import dev.deskpulse.connector.sync.RunOptions;
import dev.deskpulse.plugin.access.ConsoleSignIn;
import dev.deskpulse.plugin.admin.Administration;
import dev.deskpulse.plugin.audit.Refusals;
import dev.deskpulse.plugin.event.EventWork;
import dev.deskpulse.plugin.event.WebhookServer;
import dev.deskpulse.plugin.forge.ForgeServer;
import dev.deskpulse.plugin.forge.PinnedInstallation;
import dev.deskpulse.plugin.settings.Settings;
import dev.deskpulse.plugin.web.Api;
import dev.deskpulse.plugin.web.AuditTrail;
import dev.deskpulse.plugin.web.WebServer;
import dev.deskpulse.progress.Progress;
import dev.deskpulse.scheduler.alert.RaiseAlerts;
import dev.deskpulse.scheduler.delivery.DeliverAlerts;
import dev.deskpulse.scheduler.handover.HandFindingsOver;
import dev.deskpulse.scheduler.job.Analysis;
import dev.deskpulse.scheduler.job.Schedules;
import dev.deskpulse.scheduler.job.Task;
import dev.deskpulse.scheduler.job.Work;
import dev.deskpulse.scheduler.knowledge.AnswerTickets;
import dev.deskpulse.scheduler.kpi.Stretch;
import dev.deskpulse.scheduler.writeback.WriteBackReport;
import dev.deskpulse.words.Words;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The product as it runs day and night: the schedules, and the page that shows results and schedules. */
public final class LocalService implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LocalService.class);

    /** Jira tells of one change by several events. */
    private static final Duration GATHERING = Duration.ofMillis(500);

    private final Desk desk;
    private final DeskScreens screens;
    private final Schedules schedules;
    private final OwnTroubles troubles;
    private final Administration admin;
    private final AuditTrail trail;
    private final ConsoleSignIn signIn;
    private final WebServer web;
    private final FreshTickets fresh;
    private final EventWork events;
    private final Optional<WebhookServer> webhooks;
    private final Optional<ForgeServer> forge;

    /** Puts it together; nothing runs before {@link #start}. The caller closes the desk. */
    public LocalService(Desk desk, Clock clock) {
        Settings settings = desk.settings();
        this.desk = desk;
        this.screens = new DeskScreens(desk);
        this.signIn = screens.consoleSignIn();
        this.schedules = new Schedules(desk.database(), settings.schedules(), work(), clock);
        this.troubles = new OwnTroubles(desk, schedules, clock);
        this.admin = screens.administration();
        this.trail = new AuditTrail(desk.audit(), settings.unusual(), clock);
        Api api = new Api(desk::measuredBy, screens.screens(), admin, schedules, trail);
        this.web = new WebServer(
                settings.web(), api, signIn, () -> desk.stores().journal().latest(desk.source()));
        this.fresh = new FreshTickets(desk, schedules);
        this.events = new EventWork(fresh, schedules, GATHERING);
        this.webhooks = settings.webhook()
                .map(webhook -> new WebhookServer(
                        webhook.host(),
                        webhook.port(),
                        webhook.signature(),
                        events.told(),
                        new Refusals(desk.audit(), clock),
                        admin.metrics()::told));
        this.forge = settings.forge()
                .map(app -> new ForgeServer(
                        settings,
                        app,
                        api,
                        screens.viewers(),
                        PinnedInstallation.in(desk.database(), app.installation()),
                        events.told(),
                        clock));
    }

    private Map<Task, Work> work() {
        Map<Task, Work> work = new EnumMap<>(Task.class);
        work.put(Task.SYNC, progress -> sync(RunOptions.USUAL, progress));
        work.put(Task.CENSUS, progress -> sync(RunOptions.WITH_CENSUS, progress));
        work.put(Task.ANALYSIS, this::analyze);
        work.put(Task.ALERTS, progress -> alerts());
        work.put(Task.WRITE_BACK, this::writeBack);
        if (!desk.isShared()) {
            work.put(Task.BACKUP, progress -> backup());
        }
        if (desk.settings().reports().enabled()) {
            work.put(Task.WEEKLY_REPORT, progress -> report("previous-week"));
            work.put(Task.MONTHLY_REPORT, progress -> report("previous-month"));
            work.put(Task.QUARTERLY_REPORT, progress -> report("previous-quarter"));
        }
        return work;
    }

    private Words report(String period) {
        return Words.plain(new DeskReports(desk).deliver(Stretch.parseWhole(period, desk.today()), false));
    }

    private Words backup() {
        return Words.plain(desk.backup().getFileName().toString());
    }

    private Words sync(RunOptions options, Progress progress) {
        CompletenessCertificate certificate = desk.sync(options, progress);
        Words counts = Words.of("%d read, %d deleted", "读取 %d 个，删除 %d 个", certificate.fetched(), certificate.deleted());
        Words verdict = certificate.complete()
                ? new Words("complete", "完整")
                : new Words("not complete: see the certificate", "不完整：请看证明");
        Words told = Words.joined(List.of(counts, verdict), "; ", "；");
        return Words.joined(
                Stream.concat(Stream.of(told), certificate.notes().stream()).toList(), ". ", "。");
    }

    private Words analyze(Progress progress) {
        Analysis.Outcome outcome = desk.analyze(progress);
        AnswerTickets.Outcome answers = desk.knowledge().answerTickets(progress);
        answers.problems().forEach(LOG::warn);
        return Words.of(
                "%d tagged, %d findings",
                "打标 %d 个，发现 %d 个", outcome.tagged(), outcome.findings().size());
    }

    private Words alerts() {
        RaiseAlerts.Outcome outcome = desk.alerts().raise().and(desk.alerts().keep(troubles.all()));
        DeliverAlerts.Outcome delivery = desk.alerts().deliver();
        Words counts = Words.of(
                "%d raised, %d closed, %d open, %d sent",
                "新增 %d 个，关闭 %d 个，未关闭 %d 个，发送 %d 条",
                outcome.raised(),
                outcome.closed(),
                outcome.open(),
                delivery.sent());
        return Words.joined(
                Stream.concat(Stream.of(counts), delivery.problems().stream().map(Words::plain))
                        .toList(),
                "; ",
                "；");
    }

    private Words writeBack(Progress progress) {
        if (!desk.settings().writeBack().enabled()) {
            return new Words("writing back is off", "回写已关闭");
        }
        WriteBackReport report = desk.writeBack(progress);
        Words written = Words.of(
                "%d written, %d left to people, %d rejected",
                "回写 %d 个，保留人工值 %d 个，被拒 %d 个", report.written(), report.corrected(), report.rejected());
        return desk.settings().handOver().departments().isEmpty()
                ? written
                : Words.joined(List.of(written, handOver()), "; ", "；");
    }

    private Words handOver() {
        HandFindingsOver.Report report = desk.handOver();
        Words counts = Words.of(
                "%d handed over, %d added to those before, %d ended",
                "移交 %d 项，补充到已有事项 %d 项，结束 %d 项", report.made(), report.joined(), report.ended());
        return Words.joined(
                Stream.concat(Stream.of(counts), report.problems().stream().map(Words::plain))
                        .toList(),
                "; ",
                "；");
    }

    /** Starts page and schedules and tells the page's address. */
    public URI start() {
        URI address = web.start();
        schedules.start();
        events.start();
        webhooks.ifPresent(WebhookServer::start);
        forge.ifPresent(ForgeServer::start);
        return address;
    }

    /** How people sign in at the console. */
    public ConsoleSignIn signIn() {
        return signIn;
    }

    /** Where the Forge app's calls are taken; empty where none is served. */
    public Optional<URI> forgeAddress() {
        return forge.map(ForgeServer::address);
    }

    /** Where Jira's webhooks are taken; empty where none are. */
    public Optional<URI> webhookAddress() {
        return webhooks.map(WebhookServer::address);
    }

    /** Waits for running tasks, unless they wait for another process, then stops. */
    @Override
    public void close() {
        desk.stores().turns().stopWaiting();
        webhooks.ifPresent(WebhookServer::close);
        forge.ifPresent(ForgeServer::close);
        events.close();
        fresh.close();
        web.close();
        trail.close();
        admin.close();
        schedules.close();
        screens.close();
    }
}
