package dev.deskpulse.plugin.app;

import dev.deskpulse.connector.jira.JiraSite;
import dev.deskpulse.connector.jira.http.HttpSettings;
import dev.deskpulse.connector.jira.http.RetrySettings;
import dev.deskpulse.plugin.access.ConsoleSignIn;
import dev.deskpulse.plugin.access.SignInStore;
import dev.deskpulse.plugin.access.Viewers;
import dev.deskpulse.plugin.admin.Administration;
import dev.deskpulse.plugin.admin.AuditView;
import dev.deskpulse.plugin.admin.FieldView;
import dev.deskpulse.plugin.admin.HandoverDesk;
import dev.deskpulse.plugin.admin.HealthView;
import dev.deskpulse.plugin.admin.LedgerView;
import dev.deskpulse.plugin.admin.Metrics;
import dev.deskpulse.plugin.admin.ModelView;
import dev.deskpulse.plugin.admin.PersonDesk;
import dev.deskpulse.plugin.admin.QuestionDesk;
import dev.deskpulse.plugin.admin.ReportView;
import dev.deskpulse.plugin.admin.SettingsDesk;
import dev.deskpulse.plugin.admin.SettingsView;
import dev.deskpulse.plugin.admin.TopicChanges;
import dev.deskpulse.plugin.admin.WrittenFields;
import dev.deskpulse.plugin.dashboard.DashboardStore;
import dev.deskpulse.plugin.doctor.Check;
import dev.deskpulse.plugin.doctor.Doctor;
import dev.deskpulse.plugin.settings.Settings;
import dev.deskpulse.plugin.web.ActionDesk;
import dev.deskpulse.plugin.web.ActionView;
import dev.deskpulse.plugin.web.AdviceView;
import dev.deskpulse.plugin.web.AgentView;
import dev.deskpulse.plugin.web.AlertView;
import dev.deskpulse.plugin.web.CustomerView;
import dev.deskpulse.plugin.web.DeskView;
import dev.deskpulse.plugin.web.FeedbackView;
import dev.deskpulse.plugin.web.FigureView;
import dev.deskpulse.plugin.web.ForecastView;
import dev.deskpulse.plugin.web.InsightView;
import dev.deskpulse.plugin.web.JqlSelections;
import dev.deskpulse.plugin.web.NarrowedSlices;
import dev.deskpulse.plugin.web.PanelView;
import dev.deskpulse.plugin.web.QualityView;
import dev.deskpulse.plugin.web.RivalView;
import dev.deskpulse.plugin.web.Screens;
import dev.deskpulse.plugin.web.StaffingView;
import dev.deskpulse.plugin.web.TicketView;
import dev.deskpulse.plugin.web.TopicView;
import dev.deskpulse.plugin.web.TrainingView;
import dev.deskpulse.plugin.web.WholeSlices;
import dev.deskpulse.scheduler.action.ActionStore;
import dev.deskpulse.scheduler.agent.FeedbackStore;
import dev.deskpulse.scheduler.agent.TrainingStore;
import dev.deskpulse.scheduler.audit.Actor;
import dev.deskpulse.scheduler.customer.CustomerHistory;
import dev.deskpulse.scheduler.customer.OrderStore;
import dev.deskpulse.scheduler.handover.HandFindingsOver;
import dev.deskpulse.scheduler.knowledge.DraftReply;
import dev.deskpulse.scheduler.kpi.Kpis;
import dev.deskpulse.scheduler.kpi.ScopeSamples;
import dev.deskpulse.scheduler.privacy.Erasure;
import dev.deskpulse.scheduler.privacy.PersonTrace;
import dev.deskpulse.scheduler.sight.Sight;
import dev.deskpulse.scheduler.text.model.ModelStore;
import dev.deskpulse.scheduler.topic.TopicFigures;
import dev.deskpulse.ticket.TicketKey;
import java.time.Clock;
import java.util.List;

/** What people are shown of a desk, and who they are. */
public final class DeskScreens implements AutoCloseable {
    private final Desk desk;
    private final DeskStores stores;
    private final Settings settings;
    private final Clock clock;
    private final Kpis kpis;
    private final WholeSlices slices;
    private final NarrowedSlices parts;
    private final JiraSite asked;
    private final Viewers viewers;

    /** The caller closes the desk after this. */
    public DeskScreens(Desk desk) {
        this.desk = desk;
        this.stores = desk.stores();
        this.settings = desk.settings();
        this.clock = desk.clock();
        this.kpis = new Kpis(stores.database(), clock, settings.zone());
        this.slices = new WholeSlices(kpis, clock, settings.zone());
        this.parts = new NarrowedSlices(kpis, clock, settings.zone());
        this.asked = Sites.connect(settings, brisk(settings), clock, desk.circuit());
        this.viewers = new Viewers(
                () -> desk.settings().access(),
                asked,
                desk.source(),
                new ScopeSamples(stores.database(), () -> OrderStore.scopes(stores.database())),
                settings.jira().asApp(),
                stores.tickets()::known,
                clock);
    }

    /** Makes viewers of Jira accounts. */
    Viewers viewers() {
        return viewers;
    }

    /** How people sign in at the console. */
    public ConsoleSignIn consoleSignIn() {
        return new ConsoleSignIn(
                SignInStore.in(stores.database(), clock),
                viewers,
                settings.web().adminToken());
    }

    /** The desk and what changed on it. */
    public DeskView view() {
        return new DeskView(
                desk::measuredBy,
                kpis,
                stores.tickets(),
                stores.tags(),
                stores.journal(),
                stores.findings(),
                stores.causes(),
                desk.departments().store(),
                stores.mark(),
                slices,
                parts,
                clock);
    }

    /** Everything that the screens ask. */
    public Screens screens() {
        return new Screens(
                view(),
                new FigureView(
                        desk::measuredBy, () -> desk.settings().figures().targets(), kpis, stores.tickets(), clock),
                new TicketView(settings, kpis, stores.tickets(), stores.tags()),
                new ForecastView(desk::measuredBy, stores.database(), clock),
                new JqlSelections(settings.jira(), desk.site()),
                new TopicView(settings, new TopicFigures(stores.topics()), desk.showTopic(), desk.editTopics(), clock),
                new AlertView(settings, desk.alerts().store(), stores.tickets(), slices, parts, clock),
                new PanelView(
                        settings,
                        stores.tickets(),
                        stores.tags(),
                        desk.explainTags(),
                        desk.cases(),
                        stores.database(),
                        ticket -> desk.measure().again(List.of(ticket)),
                        clock),
                new AdviceView(stores.tickets(), desk.knowledge()::questions, desk.knowledge()::nextActions, drafts()),
                desk.explainTags(),
                DashboardStore.in(stores.database()),
                new InsightView(stores.database(), stores.findings(), slices),
                new CustomerView(
                        settings,
                        desk::customers,
                        () -> new CustomerHistory(
                                stores.database(),
                                desk.settings().figures().windows().repeat()),
                        stores.tickets()),
                new RivalView(desk::settings, (from, to, sight) -> desk.rivals().in(from, to, sight), stores.tickets()),
                new AgentView(desk::agents, stores.database(), stores.tickets()),
                new TrainingView(
                        desk::agents,
                        TrainingStore.in(stores.database(), clock),
                        FeedbackStore.in(stores.database(), clock),
                        stores.tickets(),
                        settings.jira().access().site(),
                        clock,
                        settings.zone()),
                new QualityView(
                        desk.replyQuality(),
                        desk.reviewReplies(),
                        stores.tickets(),
                        settings.jira().access().site()),
                new StaffingView(desk::measuredBy, desk::planHours, clock),
                new FeedbackView(FeedbackStore.in(stores.database(), clock), stores.tickets()),
                actions(),
                (asked, role, viewer, who) -> new DeskReports(desk).download(asked, role, viewer, who),
                desk.audit());
    }

    private ActionDesk actions() {
        ActionStore store = ActionStore.in(stores.database(), clock);
        return new ActionDesk(
                store,
                stores.findings(),
                desk::judgeActions,
                slices,
                new ActionView(store, stores.findings(), desk::judgeActions, slices),
                desk::settings);
    }

    private AdviceView.Drafts drafts() {
        return new AdviceView.Drafts() {
            @Override
            public boolean on() {
                return desk.settings().writeBack().enabled();
            }

            @Override
            public DraftReply.Outcome write(TicketKey key, String question, Sight sight, Actor who) {
                return desk.knowledge().draft(key, question, sight, who);
            }
        };
    }

    /** Everything that the admin page asks; the caller closes it. */
    public Administration administration() {
        AuditView audit =
                new AuditView(desk.audit(), () -> desk.settings().access().people());
        HealthView health = new HealthView(
                settings,
                stores.database()::size,
                stores.tickets(),
                stores.journal(),
                stores.mark(),
                desk.alerts().outbox(),
                desk::unusualUse,
                desk.circuit()::state,
                clock);
        return new Administration(
                new SettingsView(desk::settings, clock),
                new SettingsDesk(desk.book(), this::brisk, stores.tickets(), desk::customers, clock),
                this::examine,
                new FieldView(() -> desk.settings().fields(), stores.tickets()),
                new WrittenFields(() -> desk.settings().writeBack(), stores.siteFields()),
                new ModelView(ModelStore.in(settings.home()), stores.tags()),
                new TopicChanges(desk.editTopics()),
                new QuestionDesk(
                        desk.knowledge()::questions,
                        () -> desk.settings().answers(),
                        desk.knowledge().stopSwitch(),
                        desk.knowledge().sentAnswers(),
                        desk::today),
                handovers(),
                new PersonDesk(person()),
                new LedgerView(
                        stores.ledgers().writes(),
                        stores.tickets(),
                        desk.settings().jira().access().site(),
                        (run, progress) -> desk.writes().undo(Actor.SCHEDULE, run, progress),
                        clock),
                health,
                audit,
                new ReportView(desk::settings, audit),
                new Metrics(health));
    }

    private PersonDesk.Steps person() {
        return new PersonDesk.Steps() {
            @Override
            public PersonTrace trace(Actor who, String account, List<String> names) {
                return desk.trace(who, account, names);
            }

            @Override
            public Erasure erase(Actor who, String account, List<String> names) {
                return desk.erase(who, account, names);
            }
        };
    }

    private HandoverDesk handovers() {
        HandoverDesk.Steps steps = new HandoverDesk.Steps() {
            @Override
            public List<HandFindingsOver.Planned> planned() {
                return desk.departments().planned(desk.causes().all(desk.standingFindings()));
            }

            @Override
            public HandFindingsOver.Report run() {
                return desk.handOver();
            }

            @Override
            public void withdraw(String finding, String why) {
                desk.departments().withdraw(finding, why);
            }
        };
        return new HandoverDesk(
                desk.departments().store(),
                stores.findings(),
                () -> desk.settings().handOver().departments(),
                steps,
                () -> desk.settings().jira().access().site());
    }

    @Override
    public void close() {
        asked.close();
    }

    private List<Check> examine() {
        try (JiraSite asked = brisk()) {
            return new Doctor(desk.settings(), asked, clock).examine(stores.database());
        }
    }

    /** A client of its own: an administrator who tries the connection is told how it is now. */
    private JiraSite brisk() {
        return Sites.connect(settings, brisk(settings), clock);
    }

    /** A person waits for the answer: the site is not asked again and again where it is down. */
    private static HttpSettings brisk(Settings settings) {
        return settings.http().withRetries(RetrySettings.BRISK);
    }
}
