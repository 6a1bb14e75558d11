package dev.deskpulse.plugin.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.deskpulse.connector.file.FileImport;
import dev.deskpulse.connector.file.FileMapping;
import dev.deskpulse.connector.file.ImportLimits;
import dev.deskpulse.connector.file.ImportReport;
import dev.deskpulse.connector.jira.JiraSite;
import dev.deskpulse.connector.jira.http.RetrySettings;
import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.DuckDb;
import dev.deskpulse.connector.store.JdbcTicketStore;
import dev.deskpulse.connector.store.TicketStore;
import dev.deskpulse.connector.sync.CensusPolicy;
import dev.deskpulse.connector.sync.CompletenessCertificate;
import dev.deskpulse.connector.sync.JdbcSyncJournal;
import dev.deskpulse.connector.sync.RunOptions;
import dev.deskpulse.connector.sync.SyncEngine;
import dev.deskpulse.connector.sync.SyncJournal;
import dev.deskpulse.connector.sync.SyncSettings;
import dev.deskpulse.plugin.access.ConsoleSignIn;
import dev.deskpulse.plugin.access.SignInStore;
import dev.deskpulse.plugin.access.Viewers;
import dev.deskpulse.plugin.admin.Administration;
import dev.deskpulse.plugin.admin.FieldView;
import dev.deskpulse.plugin.admin.HealthView;
import dev.deskpulse.plugin.admin.LedgerView;
import dev.deskpulse.plugin.admin.ModelView;
import dev.deskpulse.plugin.admin.SettingsView;
import dev.deskpulse.plugin.admin.TopicChanges;
import dev.deskpulse.plugin.admin.WrittenFields;
import dev.deskpulse.plugin.dashboard.DashboardStore;
import dev.deskpulse.plugin.doctor.Check;
import dev.deskpulse.plugin.doctor.Doctor;
import dev.deskpulse.plugin.settings.Settings;
import dev.deskpulse.plugin.settings.SettingsFile;
import dev.deskpulse.plugin.settings.TargetBook;
import dev.deskpulse.plugin.web.AlertView;
import dev.deskpulse.plugin.web.DeskView;
import dev.deskpulse.plugin.web.FigureView;
import dev.deskpulse.plugin.web.ForecastView;
import dev.deskpulse.plugin.web.InsightView;
import dev.deskpulse.plugin.web.PanelView;
import dev.deskpulse.plugin.web.Screens;
import dev.deskpulse.plugin.web.TicketView;
import dev.deskpulse.plugin.web.TopicView;
import dev.deskpulse.plugin.web.WholeSlices;
import dev.deskpulse.progress.Progress;
import dev.deskpulse.scheduler.casestudy.TellCase;
import dev.deskpulse.scheduler.cause.ExplainFindings;
import dev.deskpulse.scheduler.cause.Explained;
import dev.deskpulse.scheduler.driver.DriverReport;
import dev.deskpulse.scheduler.driver.FactCases;
import dev.deskpulse.scheduler.driver.FindDrivers;
import dev.deskpulse.scheduler.driver.Outcome;
import dev.deskpulse.scheduler.insight.FindCauses;
import dev.deskpulse.scheduler.insight.FindingStore;
import dev.deskpulse.scheduler.job.Analysis;
import dev.deskpulse.scheduler.job.AnalysisMark;
import dev.deskpulse.scheduler.job.KnownStatuses;
import dev.deskpulse.scheduler.kpi.FactStore;
import dev.deskpulse.scheduler.kpi.KpiProfile;
import dev.deskpulse.scheduler.kpi.Kpis;
import dev.deskpulse.scheduler.kpi.MeasureTickets;
import dev.deskpulse.scheduler.kpi.NextContact;
import dev.deskpulse.scheduler.kpi.ScopeSamples;
import dev.deskpulse.scheduler.kpi.SlaHistory;
import dev.deskpulse.scheduler.kpi.SlaReading;
import dev.deskpulse.scheduler.kpi.TicketMeasurer;
import dev.deskpulse.scheduler.privacy.MaskedTickets;
import dev.deskpulse.scheduler.privacy.PrivacyKey;
import dev.deskpulse.scheduler.text.Labels;
import dev.deskpulse.scheduler.text.ModelJudge;
import dev.deskpulse.scheduler.text.PassageJudge;
import dev.deskpulse.scheduler.text.TagStore;
import dev.deskpulse.scheduler.text.TagTickets;
import dev.deskpulse.scheduler.text.Tagger;
import dev.deskpulse.scheduler.text.TextTask;
import dev.deskpulse.scheduler.text.model.ModelStore;
import dev.deskpulse.scheduler.text.model.TextModel;
import dev.deskpulse.scheduler.topic.EditTopics;
import dev.deskpulse.scheduler.topic.FollowTopics;
import dev.deskpulse.scheduler.topic.ShowTopic;
import dev.deskpulse.scheduler.topic.SimilarTickets;
import dev.deskpulse.scheduler.topic.TopicDetail;
import dev.deskpulse.scheduler.topic.TopicFigures;
import dev.deskpulse.scheduler.topic.TopicRow;
import dev.deskpulse.scheduler.topic.TopicStore;
import dev.deskpulse.scheduler.topic.TopicTag;
import dev.deskpulse.scheduler.why.ExplainTags;
import dev.deskpulse.scheduler.writeback.Corrections;
import dev.deskpulse.scheduler.writeback.DeskpulseField;
import dev.deskpulse.scheduler.writeback.SiteFields;
import dev.deskpulse.scheduler.writeback.UndoWriteBack;
import dev.deskpulse.scheduler.writeback.WriteBack;
import dev.deskpulse.scheduler.writeback.WriteBackReport;
import dev.deskpulse.scheduler.writeback.WriteLedger;
import dev.deskpulse.ticket.SourceId;
import dev.deskpulse.ticket.TicketId;
import dev.deskpulse.ticket.TicketKey;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One desk, open: its store, its site, and the steps that run on them. */
public final class Desk implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Desk.class);
    private static final ObjectMapper CANONICAL = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    private final Settings settings;
    private final Clock clock;
    private final Database database;
    private final JiraSite site;
    private final MaskedTickets tickets;
    private final SyncJournal journal;
    /** One for all runs: the sync and the census may be due at the same moment, and it runs one after the other. */
    private final SyncEngine sync;

    private final KnownStatuses statuses;
    private final TagStore tags;
    private final TopicStore topics;
    private final FactStore facts;
    private final SlaHistory slaHistory;
    private final FindingStore findings;
    private final ExplainFindings causes;
    private final Alerting alerts;
    private final WriteBack.Ledgers ledgers;
    private final SiteFields siteFields;
    private final TargetBook targets;
    /** A write-back and an undoing would take each other's writes for those of people. */
    private final Object writing = new Object();

    private final Viewers viewers;

    private Desk(Settings settings, Clock clock, Database database, JiraSite site) {
        this.settings = settings;
        this.clock = clock;
        this.database = database;
        this.site = site;
        this.tickets = MaskedTickets.over(
                JdbcTicketStore.in(database, clock), database, settings.privacy(), PrivacyKey.in(settings.home()));
        this.journal = JdbcSyncJournal.in(database, clock);
        this.sync = new SyncEngine(site, tickets, journal, syncSettings(), clock);
        this.statuses = new KnownStatuses(database);
        this.tags = TagStore.in(database);
        this.topics = TopicStore.in(database);
        this.facts = new FactStore(database);
        this.slaHistory = new SlaHistory(database, clock);
        this.findings = FindingStore.in(database, clock);
        this.causes = ExplainFindings.in(database, settings.causes(), clock, settings.zone());
        this.ledgers = new WriteBack.Ledgers(WriteLedger.in(database, clock), Corrections.in(database));
        this.targets = new TargetBook(new SettingsFile(System.getenv(), settings.zone()), settings);
        this.siteFields = SiteFields.in(database, settings.jira().source());
        this.alerts = new Alerting(settings, database, tickets, new TopicFigures(topics), this::writeBackStep, clock);
        this.viewers =
                new Viewers(settings.access(), site, source(), new ScopeSamples(database), tickets::known, clock);
    }

    /** Opens the store, or makes it; the site is not called yet. */
    public static Desk open(Settings settings, Clock clock) {
        return open(settings, clock, Sites.connect(settings, settings.http(), clock));
    }

    /** The same with a client of the caller's choice, which is closed together with the desk. */
    public static Desk open(Settings settings, Clock clock, JiraSite site) {
        Database database = null;
        try {
            database = DuckDb.open(settings.storeFile());
            return new Desk(settings, clock, database, site);
        } catch (RuntimeException e) {
            if (database != null) {
                database.close();
            }
            site.close();
            throw e;
        }
    }

    /** Steps 1 and 2: reads what changed and leaves a certificate. A second call waits for the first to end. */
    public CompletenessCertificate sync(RunOptions options, Progress progress) {
        tickets.applyRules(progress);
        CompletenessCertificate certificate = sync.run(options, progress);
        statuses.keep(site.statuses());
        return certificate;
    }

    private SyncSettings syncSettings() {
        return new SyncSettings(
                source(),
                settings.jira().projects(),
                settings.fields(),
                DeskpulseField.names(),
                settings.jira().automation(),
                tickets.rules(),
                settings.sync().overlap(),
                settings.sync().batchSize(),
                CensusPolicy.OWN_SCHEDULE);
    }

    /** Step 1 for a file of another channel. */
    public ImportReport importFile(
            Path file, SourceId channel, FileMapping mapping, @Nullable Path rejects, Progress progress) {
        tickets.applyRules(progress);
        return new FileImport(tickets, ImportLimits.DEFAULT).run(file, channel, mapping, rejects, progress);
    }

    /** Steps 3 to 5: tags, measures and explains what changed; works without the site. */
    public Analysis.Outcome analyze(Progress progress) {
        tickets.applyRules(progress);
        Tagger tagger = new Tagger(clock, ledgers.writes().ownComments(), judge(), settings.tags());
        return new Analysis(
                        database,
                        tickets,
                        new TagTickets(tickets, tags, tagger),
                        new Analysis.Topics(
                                new FollowTopics(tickets, topics, clock, facts::topicsChanged),
                                new TopicFigures(topics)),
                        measure(),
                        new FindCauses(database, tickets, findings),
                        configuration(tagger.model()),
                        clock,
                        settings.zone())
                .run(progress);
    }

    private MeasureTickets measure() {
        return new MeasureTickets(
                tickets, tags::findAll, facts, measurer(settings.figures().profile()), slaHistory);
    }

    /** Judges by the models that were learned here, where there are any, and by those that ship where not. */
    private PassageJudge judge() {
        ModelStore models = ModelStore.in(settings.home());
        return new ModelJudge(model(models, TextTask.SENTIMENT), model(models, TextTask.KIND));
    }

    private static TextModel model(ModelStore models, TextTask task) {
        ModelStore.Choice choice = models.current(task.id());
        choice.problem().ifPresent(LOG::warn);
        return choice.model()
                .orElseThrow(() -> new IllegalStateException("no model of " + task.id() + " ships with this program"));
    }

    /** Everything that results depend on besides the tickets, in one form that is the same in every process. */
    private String configuration(String model) {
        try {
            return CANONICAL.writeValueAsString(List.of(
                    FactStore.VERSION,
                    model,
                    settings.fields(),
                    settings.calendars(),
                    settings.figures().profile(),
                    settings.zone(),
                    statuses.catalogue()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the settings have no JSON form", e);
        }
    }

    /** What may have caused findings, and what people say of it. */
    public ExplainFindings causes() {
        return causes;
    }

    /** Every finding ever made. */
    public FindingStore findings() {
        return findings;
    }

    /** What is unusual right now, and whom to tell of it. */
    public Alerting alerts() {
        return alerts;
    }

    /** Step 6: writes the differences into the site's tickets; what was undone stays so while the tags do. */
    public WriteBackReport writeBack(Progress progress) {
        return writeBack(WriteBack.Undone.STAYS, progress);
    }

    /** The same with a say in what was undone. What people are seen to have corrected counts in all figures at once. */
    public WriteBackReport writeBack(WriteBack.Undone undone, Progress progress) {
        List<Explained> standing = settings.writeBack().comments() ? causes.all(view().standingFindings()) : List.of();
        synchronized (writing) {
            Instant begun = clock.instant();
            try {
                return writeBackStep().run(Instant.MIN, standing, undone, progress);
            } finally {
                measure().again(ledgers.corrections().noticedSince(begun));
            }
        }
    }

    private WriteBack writeBackStep() {
        WriteBack.Sources sources = new WriteBack.Sources(tickets, tags, topics);
        return new WriteBack(sources, ledgers, siteFields, source(), site, clock, parallel());
    }

    /** Takes back what a write-back run wrote, unless people have changed it since. */
    public WriteBackReport undoWriteBack(String run, Progress progress) {
        synchronized (writing) {
            return new UndoWriteBack(ledgers, site, clock, parallel()).undo(run, progress);
        }
    }

    /** Every standing topic in figures, over the last days. */
    public List<TopicRow> topics(int days) {
        return new TopicFigures(topics).rows(LocalDate.ofInstant(clock.instant(), settings.zone()), days);
    }

    /** One topic with its typical tickets and its answers. */
    public TopicDetail topic(String id) {
        return showTopic().show(id);
    }

    /** A ticket's topic, with the reason. */
    public TopicTag topicTag(TicketKey key) {
        return showTopic().tag(key);
    }

    private ShowTopic showTopic() {
        return new ShowTopic(tickets, topics, ledgers.writes().ownComments());
    }

    /** Names, merges and splits topics by hand. */
    public EditTopics editTopics() {
        return new EditTopics(tickets, topics, clock, () -> {
            facts.topicsChanged();
            facts.linkContacts();
        });
    }

    /** What goes with an outcome of the tickets created from one day to another, both inclusive. */
    public DriverReport drivers(Outcome outcome, LocalDate from, LocalDate to) {
        return FindDrivers.in(new FactCases(database, tags).read(outcome, from, to));
    }

    /** Tells the whole story of a ticket, or of a customer. */
    public TellCase cases() {
        return new TellCase(
                database,
                new TellCase.Sources(
                        tickets,
                        tags,
                        new SimilarTickets(topics),
                        ledgers.writes().ownComments()),
                new TellCase.Desk(
                        settings.fields(),
                        statuses.catalogue(),
                        settings.calendars().in(settings.zone())),
                clock);
    }

    /** Tells why tickets have their tags, and what people corrected in them. */
    public ExplainTags explainTags() {
        return new ExplainTags(tickets, tags, showTopic(), ledgers.writes().ownComments());
    }

    /** What people said of the customers' words: corrections and ratings. */
    public Labels labels() {
        return new Labels(tickets, tags.ledger(), ledgers.writes().ownComments());
    }

    /** Measures a ticket's events by the desk's calendars and a profile's choices. */
    public TicketMeasurer measurer(KpiProfile profile) {
        return new TicketMeasurer(
                settings.fields(), settings.calendars().in(settings.zone()), statuses.catalogue(), profile);
    }

    /**
     * Asks for figures by a profile: of the stored facts where they follow it, else of all tickets measured anew beside the
     * store, which takes as long as an analysis.
     */
    public <T> T figures(KpiProfile profile, Function<Kpis, T> work, Progress progress) {
        if (profile.equals(settings.figures().profile())) {
            return work.apply(new Kpis(database, clock, settings.zone()));
        }
        return OtherProfile.beside(settings.home(), database, other -> {
            new MeasureTickets(tickets, tags::findAll, new FactStore(other), measurer(profile), slaHistory)
                    .run(Instant.MIN, progress);
            return work.apply(new Kpis(other, clock, settings.zone()));
        });
    }

    /** What the source said of a ticket's SLA cycles, and when we learned it; the earliest first. */
    public List<SlaReading> slaReadings(TicketId ticket) {
        return slaHistory.knownAt(ticket, Instant.MAX);
    }

    /** When the ticket's customer came again on its topic; empty where no analysis has looked yet. */
    public Optional<NextContact> nextContact(TicketId ticket) {
        return facts.nextContact(ticket);
    }

    /** Today in the desk's zone. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), settings.zone());
    }

    /** The desk and what changed on it. */
    public DeskView view() {
        return new DeskView(
                settings,
                new Kpis(database, clock, settings.zone()),
                tickets,
                tags,
                journal,
                findings,
                causes,
                new AnalysisMark(database),
                slices(),
                clock);
    }

    private WholeSlices slices() {
        return new WholeSlices(new Kpis(database, clock, settings.zone()), clock, settings.zone());
    }

    /** Makes viewers of Jira accounts. */
    public Viewers viewers() {
        return viewers;
    }

    /** How people sign in at the console. */
    ConsoleSignIn consoleSignIn() {
        return new ConsoleSignIn(
                SignInStore.in(database, clock), viewers, settings.web().adminToken());
    }

    /** Everything that the screens ask. */
    public Screens screens() {
        Kpis kpis = new Kpis(database, clock, settings.zone());
        return new Screens(
                view(),
                new FigureView(settings, targets, kpis, tickets, clock),
                new TicketView(settings, kpis, tickets, tags),
                new ForecastView(settings, database, clock),
                new TopicView(settings, new TopicFigures(topics), showTopic(), editTopics(), clock),
                new AlertView(settings, alerts.store(), tickets, slices(), clock),
                new PanelView(
                        settings,
                        tickets,
                        tags,
                        explainTags(),
                        cases(),
                        database,
                        ticket -> measure().again(List.of(ticket)),
                        clock),
                explainTags(),
                DashboardStore.in(database),
                new InsightView(settings, database, findings, slices(), tickets, clock));
    }

    /** Everything that the admin page asks; the caller closes it. */
    public Administration administration() {
        return new Administration(
                new SettingsView(settings, clock),
                this::examine,
                new FieldView(settings.fields(), tickets),
                new WrittenFields(settings.writeBack(), siteFields),
                new ModelView(ModelStore.in(settings.home()), tags),
                new TopicChanges(editTopics()),
                targets,
                new LedgerView(ledgers.writes(), this::undoWriteBack, clock),
                new HealthView(settings, tickets, journal, new AnalysisMark(database), alerts.outbox(), clock));
    }

    /** A person waits for the answer: the site is not asked again and again where it is down. */
    private List<Check> examine() {
        try (JiraSite asked = Sites.connect(settings, settings.http().withRetries(RetrySettings.BRISK), clock)) {
            return new Doctor(settings, asked, clock).examine(database);
        }
    }

    /** The site's fields have changed: looks them up again at the next write-back. */
    public void forgetSiteFields() {
        siteFields.forget();
    }

    public Settings settings() {
        return settings;
    }

    public Database database() {
        return database;
    }

    public JiraSite site() {
        return site;
    }

    public TicketStore tickets() {
        return tickets;
    }

    /** What the sync remembers. */
    SyncJournal journal() {
        return journal;
    }

    /** The runs that wrote something, the latest first. */
    public List<WriteLedger.Run> writeBackRuns() {
        return ledgers.writes().runs();
    }

    TicketStore.Totals totals() {
        return tickets.totals(source());
    }

    private SourceId source() {
        return settings.jira().source();
    }

    private int parallel() {
        return settings.http().limits().parallelRequests();
    }

    @Override
    public void close() {
        site.close();
        database.close();
    }
}
