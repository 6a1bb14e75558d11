package dev.deskpulse.plugin.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.deskpulse.connector.file.FileImport;
import dev.deskpulse.connector.file.FileMapping;
import dev.deskpulse.connector.file.ImportLimits;
import dev.deskpulse.connector.file.ImportReport;
import dev.deskpulse.connector.file.OrderFile;
import dev.deskpulse.connector.jira.IssueStub;
import dev.deskpulse.connector.jira.JiraSite;
import dev.deskpulse.connector.jira.http.Circuit;
import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.TicketStore;
import dev.deskpulse.connector.sync.CensusPolicy;
import dev.deskpulse.connector.sync.CompletenessCertificate;
import dev.deskpulse.connector.sync.RunOptions;
import dev.deskpulse.connector.sync.SyncEngine;
import dev.deskpulse.connector.sync.SyncSettings;
import dev.deskpulse.plugin.backup.Backups;
import dev.deskpulse.plugin.settings.KnownDays;
import dev.deskpulse.plugin.settings.Settings;
import dev.deskpulse.plugin.settings.SettingsBook;
import dev.deskpulse.plugin.settings.SettingsFile;
import dev.deskpulse.progress.Progress;
import dev.deskpulse.scheduler.action.JudgeActions;
import dev.deskpulse.scheduler.agent.Agents;
import dev.deskpulse.scheduler.agent.PlanHours;
import dev.deskpulse.scheduler.audit.Actor;
import dev.deskpulse.scheduler.audit.AuditAction;
import dev.deskpulse.scheduler.audit.AuditLog;
import dev.deskpulse.scheduler.audit.AuditOutcome;
import dev.deskpulse.scheduler.audit.UnusualUse;
import dev.deskpulse.scheduler.casestudy.TellCase;
import dev.deskpulse.scheduler.cause.ExplainFindings;
import dev.deskpulse.scheduler.cause.Explained;
import dev.deskpulse.scheduler.customer.CustomerRules;
import dev.deskpulse.scheduler.customer.Customers;
import dev.deskpulse.scheduler.customer.OrderStore;
import dev.deskpulse.scheduler.driver.DriverReport;
import dev.deskpulse.scheduler.driver.FactCases;
import dev.deskpulse.scheduler.driver.FindDrivers;
import dev.deskpulse.scheduler.driver.Outcome;
import dev.deskpulse.scheduler.forecast.Events;
import dev.deskpulse.scheduler.handover.HandFindingsOver;
import dev.deskpulse.scheduler.insight.FindCauses;
import dev.deskpulse.scheduler.insight.Finding;
import dev.deskpulse.scheduler.insight.FindingStore;
import dev.deskpulse.scheduler.job.Analysis;
import dev.deskpulse.scheduler.job.StandingFindings;
import dev.deskpulse.scheduler.kpi.CalendarHistory;
import dev.deskpulse.scheduler.kpi.CaseCells;
import dev.deskpulse.scheduler.kpi.FactStore;
import dev.deskpulse.scheduler.kpi.KpiProfile;
import dev.deskpulse.scheduler.kpi.Kpis;
import dev.deskpulse.scheduler.kpi.MeasureTickets;
import dev.deskpulse.scheduler.kpi.NextContact;
import dev.deskpulse.scheduler.kpi.SlaReading;
import dev.deskpulse.scheduler.kpi.TicketMeasurer;
import dev.deskpulse.scheduler.privacy.Erasure;
import dev.deskpulse.scheduler.privacy.PersonTrace;
import dev.deskpulse.scheduler.privacy.PrivacyKey;
import dev.deskpulse.scheduler.quality.CheckReplies;
import dev.deskpulse.scheduler.quality.ReplyCheck;
import dev.deskpulse.scheduler.quality.ReplyQuality;
import dev.deskpulse.scheduler.quality.ReviewReplies;
import dev.deskpulse.scheduler.rival.FindRivals;
import dev.deskpulse.scheduler.rival.NameRivals;
import dev.deskpulse.scheduler.rival.RivalNames;
import dev.deskpulse.scheduler.sight.Sight;
import dev.deskpulse.scheduler.text.Labels;
import dev.deskpulse.scheduler.text.ModelJudge;
import dev.deskpulse.scheduler.text.OwnComments;
import dev.deskpulse.scheduler.text.PassageJudge;
import dev.deskpulse.scheduler.text.TagTickets;
import dev.deskpulse.scheduler.text.Tagger;
import dev.deskpulse.scheduler.text.TextTagger;
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
import dev.deskpulse.scheduler.topic.TopicTag;
import dev.deskpulse.scheduler.why.ExplainTags;
import dev.deskpulse.scheduler.writeback.CustomerWishes;
import dev.deskpulse.scheduler.writeback.DeskpulseField;
import dev.deskpulse.scheduler.writeback.LedgerGaps;
import dev.deskpulse.scheduler.writeback.WriteBack;
import dev.deskpulse.scheduler.writeback.WriteBackReport;
import dev.deskpulse.ticket.PersonId;
import dev.deskpulse.ticket.SourceId;
import dev.deskpulse.ticket.TicketId;
import dev.deskpulse.ticket.TicketKey;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
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

    private final SettingsBook book;
    private final Clock clock;
    private final DeskStores stores;
    private final JiraSite site;
    private final Circuit circuit;
    private final Alerting alerts;
    private final SiteWrites writes;
    private final Knowledge knowledge;
    private final Departments departments;
    private final Expiry expiry;
    private final AccountReports accounts;

    private volatile Settings measuredBy;

    private Desk(Settings settings, Clock clock, Database database, JiraSite site, Circuit circuit) {
        this.book = new SettingsBook(new SettingsFile(System.getenv(), settings.zone()), settings, database, clock);
        this.measuredBy = settings;
        this.clock = clock;
        this.stores = DeskStores.in(database, settings, clock);
        this.site = site;
        this.circuit = circuit;
        this.writes = new SiteWrites(this::settings, stores, site, clock);
        this.knowledge = new Knowledge(this::settings, stores, site, writes, clock);
        this.departments = new Departments(this::settings, stores, site, writes, clock);
        this.expiry = new Expiry(this::settings, stores, clock);
        this.accounts =
                new AccountReports(this::settings, stores, account -> erase(Actor.SCHEDULE, account, List.of()), clock);
        this.alerts = new Alerting(
                settings, database, stores.tickets(), new TopicFigures(stores.topics()), writes::step, clock);
    }

    /** Opens the store, or makes it; the site is not called yet. */
    public static Desk open(Settings settings, Clock clock) {
        Circuit circuit = Sites.circuit(clock);
        return open(settings, clock, Sites.connect(settings, settings.http(), clock, circuit), circuit);
    }

    /** The same with a client of the caller's choice, which is closed together with the desk. */
    public static Desk open(Settings settings, Clock clock, JiraSite site) {
        return open(settings, clock, site, Sites.circuit(clock));
    }

    private static Desk open(Settings settings, Clock clock, JiraSite site, Circuit circuit) {
        Database database = null;
        try {
            database = settings.store().open();
            return new Desk(settings, clock, database, site, circuit);
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
        return stores.turns().during(DeskWork.READING, () -> {
            mask(progress);
            CompletenessCertificate certificate = engine().run(options, progress);
            stores.statuses().keep(site.statuses());
            expiry.run(Actor.SCHEDULE, progress);
            accounts.run();
            return certificate;
        });
    }

    /** Forgets by age; every sync does it too. */
    public Expiry expiry() {
        return expiry;
    }

    /**
     * Reads again what the site told of, and nothing besides. A sync that is under way, here or in another process, reads it
     * before it goes on.
     */
    void reread(List<IssueStub> issues) {
        SyncEngine engine = engine();
        List<IssueStub> told = engine.tell(issues);
        boolean had = told.isEmpty();
        while (!had && engine.isToldOf(told)) {
            had = stores.turns().runWithin(DeskWork.LOOK_AGAIN, DeskWork.READING, () -> {
                mask(Progress.SILENT);
                engine().readTold();
            });
        }
    }

    private SyncEngine engine() {
        return new SyncEngine(site, stores.tickets(), stores.journal(), syncSettings(), clock);
    }

    /** Tags these tickets alone, in the same way as the analysis does. */
    void tag(List<TicketId> ids) {
        Settings by = settings();
        tagTickets(new Tagger(clock, ownComments(), judge(), by.tags())).only(ids);
    }

    private TagTickets tagTickets(Tagger tagger) {
        return new TagTickets(stores.tickets(), stores.tags(), tagger);
    }

    /** As the settings say now, what is stored too. */
    void mask(Progress progress) {
        stores.readAgain();
        stores.tickets().maskBy(settings().privacy());
        if (stores.tickets().applyRules(progress)) {
            audit().add(Actor.SCHEDULE, AuditAction.UNMASK, "stored tickets", "privacy.mask", AuditOutcome.DONE);
        }
    }

    private SyncSettings syncSettings() {
        return new SyncSettings(
                source(),
                settings().jira().projects(),
                settings().fields(),
                DeskpulseField.names(),
                settings().jira().automation(),
                stores.tickets().rules(),
                settings().sync().overlap(),
                settings().sync().batchSize(),
                CensusPolicy.OWN_SCHEDULE);
    }

    /** See {@link dev.deskpulse.scheduler.privacy.MaskedTickets#trace}; that it was asked for is in the audit log. */
    public PersonTrace trace(Actor who, String account, Collection<String> names) {
        PersonTrace trace = stores.tickets().trace(account, names);
        audit().add(who, AuditAction.EXPORT, audit().actor(account), trace.count() + " rows", AuditOutcome.DONE);
        return trace;
    }

    /** See {@link dev.deskpulse.scheduler.privacy.MaskedTickets#erase}; results of their words go with the next analysis. */
    public Erasure erase(Actor who, String account, Collection<String> names) {
        return stores.turns().during(DeskWork.READING, () -> {
            Erasure erasure = stores.tickets().erase(account, names, clock.instant());
            audit().add(
                            who,
                            AuditAction.ERASE,
                            audit().actor(account),
                            erasure.tickets().size() + " tickets",
                            AuditOutcome.DONE);
            return erasure;
        });
    }

    /**
     * Puts a new key in the place of the one that raw tickets are sealed under; the one that makes pseudonyms stays. Safe to kill at any
     * moment: another call brings it to its end. Close this desk then, and open it anew.
     *
     * @return how many tickets were sealed anew
     */
    public long replaceKey(Actor who, Progress progress) {
        return stores.turns().during(DeskWork.READING, () -> {
            Path home = settings().home();
            PrivacyKey present = PrivacyKey.in(home);
            PrivacyKey both = present.isBeingReplaced() ? present : present.withNewSealing();
            both.replaceIn(home);
            long anew = stores.tickets().sealAnew(both, progress);
            both.withoutOldSealing().replaceIn(home);
            audit().add(who, AuditAction.ADMIN, PrivacyKey.FILE, "replaced; " + anew + " tickets", AuditOutcome.DONE);
            return anew;
        });
    }

    /** Step 1 for a file of another channel. */
    public ImportReport importFile(
            Path file, SourceId channel, FileMapping mapping, @Nullable Path rejects, Progress progress) {
        mask(progress);
        return new FileImport(stores.tickets(), ImportLimits.DEFAULT).run(file, channel, mapping, rejects, progress);
    }

    /** Step 1 for customers' orders, which no ticket tells of. */
    public OrderFile.Outcome importOrders(OrderFile file, SourceId shop, Progress progress) {
        progress.begin("Importing orders", -1);
        OrderStore orders = new OrderStore(
                stores.database(),
                customer -> stores.tickets().known(new PersonId(customer)).value(),
                settings().zone());
        return file.read(batch -> {
            orders.save(shop, batch);
            progress.advance(batch.size());
        });
    }

    /** Who the customers are, and who is likely to leave. */
    public Customers customers() {
        return customers(settings().customers());
    }

    /** The same by other rules, which somebody tries. */
    public Customers customers(CustomerRules rules) {
        return new Customers(
                stores.database(),
                rules,
                settings().figures().windows().repeat(),
                clock,
                settings().zone());
    }

    /** What customers say of rivals and products, as the last analysis has read it. */
    public FindRivals rivals() {
        return new FindRivals(stores.database(), stores.tickets(), rivalNames(settings()), ownComments());
    }

    private NameRivals nameRivals(Settings by) {
        ModelStore models = ModelStore.in(by.home());
        TextTagger moods = TextTagger.of(TextTask.SENTIMENT, task -> Optional.of(model(models, task)), by.tags());
        return new NameRivals(stores.tickets(), stores.rivals(), rivalNames(by), moods, ownComments());
    }

    private static RivalNames rivalNames(Settings by) {
        return new RivalNames(by.rivals(), by.tags().products());
    }

    /** How agents did on like cases. */
    public Agents agents() {
        return new Agents(
                stores.database(), settings().figures().windows().repeat(), stores.tickets()::automations, clock);
    }

    /** Puts the forecast by hour beside the agents at work. */
    public PlanHours planHours() {
        return new PlanHours(
                stores.database(),
                clock,
                settings().zone(),
                Events.of(KnownDays.of(settings()).toList()));
    }

    /** Steps 3 to 5: tags, measures and explains what changed; works without the site. */
    public Analysis.Outcome analyze(Progress progress) {
        return stores.turns().during(DeskWork.ANALYSIS, () -> analyzed(progress));
    }

    private Analysis.Outcome analyzed(Progress progress) {
        mask(progress);
        Settings by = settings();
        Analysis.Outcome outcome = analysis(by).run(progress);
        measuredBy = by;
        Customers customers = customers();
        customers.learn(progress);
        customers.tell(progress);
        nameRivals(by).run(progress);
        knowledge.propose(progress);
        return outcome;
    }

    private Analysis analysis(Settings by) {
        Tagger tagger = new Tagger(clock, ownComments(), judge(), by.tags());
        return new Analysis(
                stores.database(),
                stores.tickets(),
                tagTickets(tagger),
                checkReplies(by),
                new Analysis.Topics(
                        new FollowTopics(stores.tickets(), stores.topics(), clock, stores.facts()::topicsChanged),
                        new TopicFigures(stores.topics())),
                measure(by),
                new FindCauses(stores.database(), stores.tickets(), stores.findings()),
                configuration(by, tagger.model()),
                clock,
                by.zone());
    }

    private CheckReplies checkReplies(Settings by) {
        return new CheckReplies(
                stores.tickets(),
                stores.tags(),
                stores.replies(),
                by.quality(),
                new ReplyCheck(by.quality(), stores.tickets().everyKind()),
                ownComments(),
                clock,
                by.zone());
    }

    /** How replies kept the rules. */
    public ReplyQuality replyQuality() {
        return new ReplyQuality(stores.database());
    }

    /** Replies for people to judge, and how far they agree with the check. */
    public ReviewReplies reviewReplies() {
        return new ReviewReplies(stores.database(), stores.tickets(), clock);
    }

    /** In the same way as all others were by the last analysis. */
    MeasureTickets measure() {
        return measure(measuredBy);
    }

    private MeasureTickets measure(Settings by) {
        return new MeasureTickets(
                stores.tickets(),
                stores.tags()::findAll,
                stores.facts(),
                measurer(by, by.figures().profile()),
                stores.slaHistory());
    }

    /** Judges by the models that were learned here, where there are any, and by those that ship where not. */
    private PassageJudge judge() {
        ModelStore models = ModelStore.in(settings().home());
        return new ModelJudge(model(models, TextTask.SENTIMENT), model(models, TextTask.KIND));
    }

    static TextModel model(ModelStore models, TextTask task) {
        ModelStore.Choice choice = models.current(task.id());
        choice.problem().ifPresent(LOG::warn);
        return choice.model()
                .orElseThrow(() -> new IllegalStateException("no model of " + task.id() + " ships with this program"));
    }

    /** Everything that results depend on besides the tickets, in one form that is the same in every process. */
    String configuration(Settings by, String model) {
        try {
            return CANONICAL.writeValueAsString(List.of(
                    FactStore.VERSION,
                    model,
                    by.fields(),
                    by.calendars(),
                    by.figures().profile(),
                    by.quality().version(),
                    by.zone(),
                    stores.statuses().catalogue()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the settings have no JSON form", e);
        }
    }

    /** What may have caused findings, and what people say of it. */
    public ExplainFindings causes() {
        return stores.causes();
    }

    /** The findings of the last analysis, the latest first; those it no longer found are left out. */
    public List<Finding> standingFindings() {
        return new StandingFindings(stores.mark(), stores.findings()).all();
    }

    /** Every finding ever made. */
    public FindingStore findings() {
        return stores.findings();
    }

    /** What is unusual right now, and whom to tell of it. */
    public Alerting alerts() {
        return alerts;
    }

    /** Whatever is written into the site. */
    public SiteWrites writes() {
        return writes;
    }

    /** The question bank. */
    public Knowledge knowledge() {
        return knowledge;
    }

    /** Who else is told of findings. */
    public Departments departments() {
        return departments;
    }

    /** See {@link Departments#handOver}. */
    public HandFindingsOver.Report handOver() {
        return departments.handOver(() -> causes().all(standingFindings()));
    }

    /** Step 6: writes the differences into the site's tickets; what was undone stays so while the tags do. */
    public WriteBackReport writeBack(Progress progress) {
        return writeBack(Actor.SCHEDULE, WriteBack.Undone.STAYS, progress);
    }

    /** The same with a say in what was undone. What people are seen to have corrected counts in all figures at once. */
    public WriteBackReport writeBack(Actor who, WriteBack.Undone undone, Progress progress) {
        List<Explained> standing =
                settings().writeBack().comments() ? stores.causes().all(standingFindings()) : List.of();
        Instant begun = clock.instant();
        try {
            return writes.run(who, customerWishes(), standing, undone, progress);
        } finally {
            measure().again(stores.ledgers().corrections().noticedSince(begun));
        }
    }

    /** Of all customers: whoever sees a ticket sees its fields. */
    private CustomerWishes customerWishes() {
        Settings.WriteBack wanted = settings().writeBack();
        if (!wanted.customerFields() && !wanted.customerNotes()) {
            return CustomerWishes.NONE;
        }
        Customers customers = customers();
        return CustomerWishes.of(
                customers.book(Sight.ALL), wanted.customerFields(), wanted.customerNotes(), customers::open);
    }

    /** Who did what. */
    public AuditLog audit() {
        return stores.audit();
    }

    /** What of it is unusual, of the last 24 hours. */
    public List<UnusualUse.Told> unusualUse() {
        CalendarHistory hours = settings().calendars().in(settings().zone()).usual();
        return new UnusualUse(
                        stores.database(), settings().unusual(), at -> hours.businessSeconds(at, at.plusSeconds(1)) > 0)
                .asOf(clock.instant());
    }

    /** Every standing topic in figures, over the last days. */
    public List<TopicRow> topics(int days) {
        return new TopicFigures(stores.topics())
                .rows(LocalDate.ofInstant(clock.instant(), settings().zone()), days);
    }

    /** One topic with its typical tickets and its answers. */
    public TopicDetail topic(String id) {
        return showTopic().show(id);
    }

    /** A ticket's topic, with the reason. */
    public TopicTag topicTag(TicketKey key) {
        return showTopic().tag(key);
    }

    ShowTopic showTopic() {
        return new ShowTopic(stores.tickets(), stores.topics(), ownComments());
    }

    /** Names, merges and splits topics by hand. */
    public EditTopics editTopics() {
        return new EditTopics(stores.tickets(), stores.topics(), clock, () -> {
            stores.facts().topicsChanged();
            stores.facts().linkContacts();
        });
    }

    /** Plans and judges what people do about problems, as of today. */
    public JudgeActions judgeActions() {
        return judgeActions(today());
    }

    /** The same as of another day. */
    public JudgeActions judgeActions(LocalDate today) {
        return new JudgeActions(
                new Kpis(stores.database(), clock, settings().zone()), new CaseCells(stores.database()), today);
    }

    /** What goes with an outcome of the tickets created from one day to another, both inclusive. */
    public DriverReport drivers(Outcome outcome, LocalDate from, LocalDate to) {
        return FindDrivers.in(new FactCases(stores.database(), stores.tags()).read(outcome, from, to));
    }

    /** Tells the whole story of a ticket, or of a customer. */
    public TellCase cases() {
        return new TellCase(
                stores.database(),
                new TellCase.Sources(
                        stores.tickets(), stores.tags(), new SimilarTickets(stores.topics()), ownComments()),
                new TellCase.Desk(
                        settings().fields(),
                        stores.statuses().catalogue(),
                        settings().calendars().in(settings().zone())),
                clock);
    }

    /** Tells why tickets have their tags, and what people corrected in them. */
    public ExplainTags explainTags() {
        return new ExplainTags(stores.tickets(), stores.tags(), showTopic(), ownComments());
    }

    /** What people said of the customers' words: corrections and ratings. */
    public Labels labels() {
        return new Labels(stores.tickets(), stores.tags().ledger(), ownComments());
    }

    /** Measures a ticket's events by the desk's calendars and a profile's choices. */
    public TicketMeasurer measurer(KpiProfile profile) {
        return measurer(settings(), profile);
    }

    private TicketMeasurer measurer(Settings by, KpiProfile profile) {
        return new TicketMeasurer(
                by.fields(), by.calendars().in(by.zone()), stores.statuses().catalogue(), profile);
    }

    /**
     * Asks for figures by a profile: of the stored facts where they follow it, else of all tickets measured anew beside the
     * store, which takes as long as an analysis.
     */
    public <T> T figures(KpiProfile profile, Function<Kpis, T> work, Progress progress) {
        if (profile.equals(measuredBy.figures().profile())) {
            return work.apply(new Kpis(stores.database(), clock, settings().zone()));
        }
        return OtherProfile.beside(settings().home(), stores.database(), other -> {
            new MeasureTickets(
                            stores.tickets(),
                            stores.tags()::findAll,
                            new FactStore(other),
                            measurer(profile),
                            stores.slaHistory())
                    .run(Instant.MIN, progress);
            return work.apply(new Kpis(other, clock, settings().zone()));
        });
    }

    /** What the source said of a ticket's SLA cycles, and when we learned it; the earliest first. */
    public List<SlaReading> slaReadings(TicketId ticket) {
        return stores.slaHistory().knownAt(ticket, Instant.MAX);
    }

    /** When the ticket's customer came again on its topic; empty where no analysis has looked yet. */
    public Optional<NextContact> nextContact(TicketId ticket) {
        return stores.facts().nextContact(ticket);
    }

    /** Today in the desk's zone. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), settings().zone());
    }

    /** Whether other processes may have the store open, too. */
    public boolean isShared() {
        return stores.database().shared().isPresent();
    }

    /** Whether somebody has synced it, or another process does just now. */
    public boolean isWorkedOn() {
        return stores.journal().latest(source()).isPresent()
                || stores.turns().elsewhere(DeskWork.READING).isPresent();
    }

    /**
     * Copies the store as it is now, while others work on it, and what belongs to it; the oldest copies go.
     *
     * @return the copy's folder
     */
    public Path backup() {
        Backups backups = new Backups(settings().home(), stores.database(), clock);
        Path made = backups.make();
        backups.keep(settings().backups().keep());
        audit().add(
                        Actor.SCHEDULE,
                        AuditAction.EXPORT,
                        Backups.NOTED_AS,
                        made.getFileName().toString(),
                        AuditOutcome.DONE);
        return made;
    }

    /**
     * The store is an older one that was put back: what our account has written into the site since is not taken for a person's. See
     * {@link LedgerGaps#note}.
     */
    public void noteRestored() {
        stores.ledgers().writes().gaps().note();
        audit().add(Actor.COMMAND_LINE, AuditAction.ADMIN, "store", "an older one was put back", AuditOutcome.DONE);
    }

    /** The site's fields have changed: looks them up again at the next write-back. */
    public void forgetSiteFields() {
        stores.siteFields().forget();
    }

    /** As they are now. */
    public Settings settings() {
        return book.now();
    }

    /** By which the figures that are stored were measured. */
    Settings measuredBy() {
        return measuredBy;
    }

    SettingsBook book() {
        return book;
    }

    public Database database() {
        return stores.database();
    }

    public JiraSite site() {
        return site;
    }

    /** Shared by all clients of the site that work for the desk. */
    Circuit circuit() {
        return circuit;
    }

    public TicketStore tickets() {
        return stores.tickets();
    }

    private OwnComments ownComments() {
        return stores.ledgers().writes().ownComments();
    }

    DeskStores stores() {
        return stores;
    }

    Clock clock() {
        return clock;
    }

    TicketStore.Totals totals() {
        return stores.tickets().totals(source());
    }

    SourceId source() {
        return settings().jira().source();
    }

    @Override
    public void close() {
        site.close();
        stores.database().close();
    }
}
