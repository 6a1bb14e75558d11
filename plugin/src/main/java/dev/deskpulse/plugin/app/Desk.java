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
import dev.deskpulse.connector.jira.JiraSite;
import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.DuckDb;
import dev.deskpulse.connector.store.TicketStore;
import dev.deskpulse.connector.sync.CensusPolicy;
import dev.deskpulse.connector.sync.CompletenessCertificate;
import dev.deskpulse.connector.sync.RunOptions;
import dev.deskpulse.connector.sync.SyncEngine;
import dev.deskpulse.connector.sync.SyncSettings;
import dev.deskpulse.plugin.settings.Settings;
import dev.deskpulse.plugin.settings.SettingsBook;
import dev.deskpulse.plugin.settings.SettingsFile;
import dev.deskpulse.progress.Progress;
import dev.deskpulse.scheduler.agent.Agents;
import dev.deskpulse.scheduler.audit.ExportLog;
import dev.deskpulse.scheduler.casestudy.TellCase;
import dev.deskpulse.scheduler.cause.ExplainFindings;
import dev.deskpulse.scheduler.cause.Explained;
import dev.deskpulse.scheduler.customer.Customers;
import dev.deskpulse.scheduler.customer.OrderStore;
import dev.deskpulse.scheduler.driver.DriverReport;
import dev.deskpulse.scheduler.driver.FactCases;
import dev.deskpulse.scheduler.driver.FindDrivers;
import dev.deskpulse.scheduler.driver.Outcome;
import dev.deskpulse.scheduler.handover.HandFindingsOver;
import dev.deskpulse.scheduler.handover.HandoverStore;
import dev.deskpulse.scheduler.insight.FindCauses;
import dev.deskpulse.scheduler.insight.Finding;
import dev.deskpulse.scheduler.insight.FindingStore;
import dev.deskpulse.scheduler.job.Analysis;
import dev.deskpulse.scheduler.job.StandingFindings;
import dev.deskpulse.scheduler.knowledge.AnswerRules;
import dev.deskpulse.scheduler.knowledge.AnswerTickets;
import dev.deskpulse.scheduler.knowledge.DraftReply;
import dev.deskpulse.scheduler.knowledge.NextActions;
import dev.deskpulse.scheduler.knowledge.ProposeQuestions;
import dev.deskpulse.scheduler.knowledge.QuestionBank;
import dev.deskpulse.scheduler.knowledge.SentAnswers;
import dev.deskpulse.scheduler.knowledge.StopSwitch;
import dev.deskpulse.scheduler.kpi.FactStore;
import dev.deskpulse.scheduler.kpi.KpiProfile;
import dev.deskpulse.scheduler.kpi.Kpis;
import dev.deskpulse.scheduler.kpi.MeasureTickets;
import dev.deskpulse.scheduler.kpi.NextContact;
import dev.deskpulse.scheduler.kpi.SlaReading;
import dev.deskpulse.scheduler.kpi.TicketMeasurer;
import dev.deskpulse.scheduler.quality.CheckReplies;
import dev.deskpulse.scheduler.quality.ReplyCheck;
import dev.deskpulse.scheduler.quality.ReplyQuality;
import dev.deskpulse.scheduler.quality.ReviewReplies;
import dev.deskpulse.scheduler.rival.FindRivals;
import dev.deskpulse.scheduler.rival.Named;
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
import dev.deskpulse.scheduler.writeback.UndoWriteBack;
import dev.deskpulse.scheduler.writeback.WriteBack;
import dev.deskpulse.scheduler.writeback.WriteBackReport;
import dev.deskpulse.scheduler.writeback.WriteLedger;
import dev.deskpulse.ticket.PersonId;
import dev.deskpulse.ticket.SourceId;
import dev.deskpulse.ticket.Ticket;
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

    private final SettingsBook book;
    private final Clock clock;
    private final DeskStores stores;
    private final JiraSite site;
    /** The sync and the census may be due at the same moment, and run one after the other. */
    private final Object reading = new Object();

    private final Alerting alerts;
    /** A write-back and an undoing would take each other's writes for those of people. */
    private final Object writing = new Object();

    private volatile Settings measuredBy;

    private Desk(Settings settings, Clock clock, Database database, JiraSite site) {
        this.book = new SettingsBook(new SettingsFile(System.getenv(), settings.zone()), settings, database, clock);
        this.measuredBy = settings;
        this.clock = clock;
        this.stores = DeskStores.in(database, settings, clock);
        this.site = site;
        this.alerts = new Alerting(
                settings, database, stores.tickets(), new TopicFigures(stores.topics()), this::writeBackStep, clock);
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
        synchronized (reading) {
            mask(progress);
            CompletenessCertificate certificate = new SyncEngine(
                            site, stores.tickets(), stores.journal(), syncSettings(), clock)
                    .run(options, progress);
            stores.statuses().keep(site.statuses());
            return certificate;
        }
    }

    /** As the settings say now, what is stored too. */
    private void mask(Progress progress) {
        stores.tickets().maskBy(settings().privacy());
        stores.tickets().applyRules(progress);
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
        return new Customers(
                stores.database(),
                settings().customers(),
                settings().figures().windows().repeat(),
                clock,
                settings().zone());
    }

    /** What customers say of rivals and products, of the tickets created from one day to another, both inclusive. */
    public List<Named> rivals(LocalDate from, LocalDate to, Sight sight, Progress progress) {
        ModelStore models = ModelStore.in(settings().home());
        TextTagger moods = TextTagger.of(
                TextTask.SENTIMENT,
                task -> Optional.of(model(models, task)),
                settings().tags());
        return new FindRivals(stores.tickets(), moods, ownComments(), settings().zone())
                .in(from, to, settings().rivals(), settings().tags().products(), sight, progress);
    }

    /** How agents did on like cases. */
    public Agents agents() {
        return new Agents(stores.database(), settings().figures().windows().repeat(), clock);
    }

    /** Steps 3 to 5: tags, measures and explains what changed; works without the site. */
    public Analysis.Outcome analyze(Progress progress) {
        mask(progress);
        Settings by = settings();
        Analysis.Outcome outcome = analysis(by).run(progress);
        measuredBy = by;
        Customers customers = customers();
        customers.learn(progress);
        customers.tell(progress);
        proposeQuestions(by).run(progress);
        return outcome;
    }

    private Analysis analysis(Settings by) {
        Tagger tagger = new Tagger(clock, ownComments(), judge(), by.tags());
        return new Analysis(
                stores.database(),
                stores.tickets(),
                new TagTickets(stores.tickets(), stores.tags(), tagger),
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

    private ProposeQuestions proposeQuestions(Settings by) {
        return new ProposeQuestions(
                stores.tickets(),
                stores.topics(),
                stores.questions(),
                stores.tickets().everyKind(),
                ownComments(),
                by.figures().windows().repeat(),
                clock);
    }

    /** What is asked again and again, and what answers it. */
    public QuestionBank questions() {
        return new QuestionBank(stores.questions(), stores.topics(), clock);
    }

    /** What agents did next on like tickets, and how those ended. */
    NextActions nextActions() {
        return new NextActions(
                stores.database(),
                stores.tickets(),
                new SimilarTickets(stores.topics()),
                ownComments(),
                settings().figures().windows().repeat(),
                clock);
    }

    /**
     * Writes an answer of the bank into a ticket as an internal comment.
     *
     * @param question its id; null for the likeliest
     * @param who for the log
     */
    public DraftReply.Outcome draft(TicketKey key, @Nullable String question, Sight sight, String who) {
        if (!settings().writeBack().enabled()) {
            throw new IllegalArgumentException(
                    "writing back is off, so no draft is written; switch writeBack.enabled on, or copy the answer");
        }
        Ticket ticket = stores.tickets()
                .findByKey(key)
                .filter(sight::sees)
                .filter(found -> found.source().equals(source()))
                .orElseThrow(() -> new IllegalArgumentException(
                        "no ticket " + key + " of the site in the store; check the key, or run `deskpulse sync`"));
        synchronized (writing) {
            return new DraftReply(writeBackStep(), ExportLog.in(stores.database(), clock))
                    .on(ticket, questions().seenBy(sight), question, who);
        }
    }

    /** Answers new tickets in public, as far as the settings and the approvals go; see {@link AnswerTickets}. */
    public AnswerTickets.Outcome answerTickets(Progress progress) {
        synchronized (writing) {
            return new AnswerTickets(
                            new AnswerTickets.Desk(stores.tickets(), site, source()),
                            questions(),
                            sentAnswers(),
                            writeBackStep(),
                            ExportLog.in(stores.database(), clock),
                            stopSwitch(),
                            this::answerRules,
                            clock,
                            settings().zone())
                    .run(progress);
        }
    }

    /** Off where nothing is written back at all. */
    private AnswerRules answerRules() {
        Settings now = settings();
        return now.writeBack().enabled() ? now.answers() : AnswerRules.USUAL;
    }

    /** What was answered automatically. */
    public SentAnswers sentAnswers() {
        return new SentAnswers(stores.questions());
    }

    /** Stops automatic answers. */
    public StopSwitch stopSwitch() {
        return new StopSwitch(settings().home(), clock);
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

    private static TextModel model(ModelStore models, TextTask task) {
        ModelStore.Choice choice = models.current(task.id());
        choice.problem().ifPresent(LOG::warn);
        return choice.model()
                .orElseThrow(() -> new IllegalStateException("no model of " + task.id() + " ships with this program"));
    }

    /** Everything that results depend on besides the tickets, in one form that is the same in every process. */
    private String configuration(Settings by, String model) {
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

    /** Step 6: writes the differences into the site's tickets; what was undone stays so while the tags do. */
    public WriteBackReport writeBack(Progress progress) {
        return writeBack(WriteBack.Undone.STAYS, progress);
    }

    /** The same with a say in what was undone. What people are seen to have corrected counts in all figures at once. */
    public WriteBackReport writeBack(WriteBack.Undone undone, Progress progress) {
        List<Explained> standing =
                settings().writeBack().comments() ? stores.causes().all(standingFindings()) : List.of();
        synchronized (writing) {
            Instant begun = clock.instant();
            try {
                return writeBackStep(customerWishes()).run(Instant.MIN, standing, undone, progress);
            } finally {
                measure().again(stores.ledgers().corrections().noticedSince(begun));
            }
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

    private WriteBack writeBackStep() {
        return writeBackStep(CustomerWishes.NONE);
    }

    private WriteBack writeBackStep(CustomerWishes wishes) {
        WriteBack.Sources sources = new WriteBack.Sources(stores.tickets(), stores.tags(), stores.topics(), wishes);
        return new WriteBack(
                sources,
                stores.ledgers(),
                stores.siteFields().only(settings().writeBack().fields()),
                source(),
                site,
                clock,
                parallel());
    }

    /**
     * Tells other departments of the findings that they answer for, and follows what they were told. Does nothing where the
     * settings name none.
     */
    public HandFindingsOver.Report handOver() {
        if (settings().handOver().departments().isEmpty()) {
            return new HandFindingsOver.Report(0, 0, 0, List.of());
        }
        synchronized (writing) {
            return handOvers().run(causes().all(standingFindings()));
        }
    }

    /** Ready to say what would be handed over, and to take it back. */
    public HandFindingsOver handOvers() {
        Settings.HandOver asked = settings().handOver();
        return new HandFindingsOver(
                handoverStore(),
                asked.departments(),
                site,
                stores.tickets(),
                source(),
                new HandFindingsOver.Desk(clock, today(), asked.language().tag()));
    }

    /** All that was ever handed over. */
    public HandoverStore handoverStore() {
        return HandoverStore.in(stores.database());
    }

    /** Takes back what a write-back run wrote, unless people have changed it since. */
    public WriteBackReport undoWriteBack(String run, Progress progress) {
        synchronized (writing) {
            return new UndoWriteBack(stores.ledgers(), site, clock, parallel()).undo(run, progress);
        }
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

    /** The runs that wrote something, the latest first. */
    public List<WriteLedger.Run> writeBackRuns() {
        return stores.ledgers().writes().runs();
    }

    TicketStore.Totals totals() {
        return stores.tickets().totals(source());
    }

    SourceId source() {
        return settings().jira().source();
    }

    private int parallel() {
        return settings().http().limits().parallelRequests();
    }

    @Override
    public void close() {
        site.close();
        stores.database().close();
    }
}
