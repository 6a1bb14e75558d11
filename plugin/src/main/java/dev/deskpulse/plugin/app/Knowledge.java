package dev.deskpulse.plugin.app;

import dev.deskpulse.connector.jira.JiraSite;
import dev.deskpulse.plugin.settings.Settings;
import dev.deskpulse.progress.Progress;
import dev.deskpulse.scheduler.audit.Actor;
import dev.deskpulse.scheduler.knowledge.AnswerRules;
import dev.deskpulse.scheduler.knowledge.AnswerTickets;
import dev.deskpulse.scheduler.knowledge.DraftReply;
import dev.deskpulse.scheduler.knowledge.NextActions;
import dev.deskpulse.scheduler.knowledge.ProposeQuestions;
import dev.deskpulse.scheduler.knowledge.QuestionBank;
import dev.deskpulse.scheduler.knowledge.SentAnswers;
import dev.deskpulse.scheduler.knowledge.StopSwitch;
import dev.deskpulse.scheduler.sight.Sight;
import dev.deskpulse.scheduler.text.OwnComments;
import dev.deskpulse.scheduler.topic.SimilarTickets;
import dev.deskpulse.ticket.SourceId;
import dev.deskpulse.ticket.Ticket;
import dev.deskpulse.ticket.TicketKey;
import java.time.Clock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A desk's question bank, and what it is used for. */
public final class Knowledge {
    private final Supplier<Settings> settings;
    private final DeskStores stores;
    private final JiraSite site;
    private final SiteWrites writes;
    private final Clock clock;

    Knowledge(Supplier<Settings> settings, DeskStores stores, JiraSite site, SiteWrites writes, Clock clock) {
        this.settings = settings;
        this.stores = stores;
        this.site = site;
        this.writes = writes;
        this.clock = clock;
    }

    /** Looks at all questions again; needs the facts of the last measurement. */
    void propose(Progress progress) {
        new ProposeQuestions(
                        stores.tickets(),
                        stores.topics(),
                        stores.questions(),
                        stores.tickets().everyKind(),
                        own(),
                        settings.get().figures().windows().repeat(),
                        clock)
                .run(progress);
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
                own(),
                settings.get().figures().windows().repeat(),
                clock);
    }

    /**
     * Writes an answer of the bank into a ticket as an internal comment.
     *
     * @param question its id; null for the likeliest
     * @param who for the log
     */
    public DraftReply.Outcome draft(TicketKey key, @Nullable String question, Sight sight, Actor who) {
        if (!settings.get().writeBack().enabled()) {
            throw new IllegalArgumentException(
                    "writing back is off, so no draft is written; switch writeBack.enabled on, or copy the answer");
        }
        Ticket ticket = stores.tickets()
                .findByKey(key)
                .filter(sight::sees)
                .filter(found -> found.source().equals(source()))
                .orElseThrow(() -> new IllegalArgumentException(
                        "no ticket " + key + " of the site in the store; check the key, or run `deskpulse sync`"));
        return writes.alone(() -> new DraftReply(writes.step(), stores.audit())
                .on(ticket, questions().seenBy(sight), question, who));
    }

    /** Answers new tickets in public, as far as the settings and the approvals go; see {@link AnswerTickets}. */
    public AnswerTickets.Outcome answerTickets(Progress progress) {
        return writes.alone(() -> new AnswerTickets(
                        new AnswerTickets.Desk(stores.tickets(), site, source()),
                        questions(),
                        sentAnswers(),
                        writes.step(),
                        stores.audit(),
                        stopSwitch(),
                        this::answerRules,
                        clock,
                        settings.get().zone())
                .run(progress));
    }

    /** Off where nothing is written back at all. */
    private AnswerRules answerRules() {
        Settings now = settings.get();
        return now.writeBack().enabled() ? now.answers() : AnswerRules.USUAL;
    }

    /** What was answered automatically. */
    public SentAnswers sentAnswers() {
        return new SentAnswers(stores.questions());
    }

    /** Stops automatic answers. */
    public StopSwitch stopSwitch() {
        return new StopSwitch(settings.get().home(), clock);
    }

    private OwnComments own() {
        return stores.ledgers().writes().ownComments();
    }

    private SourceId source() {
        return settings.get().jira().source();
    }
}
