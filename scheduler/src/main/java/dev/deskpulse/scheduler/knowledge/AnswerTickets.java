package dev.deskpulse.scheduler.knowledge;

import dev.deskpulse.connector.jira.FetchOutcome;
import dev.deskpulse.connector.jira.IssueStub;
import dev.deskpulse.connector.jira.JiraComment;
import dev.deskpulse.connector.jira.JiraSite;
import dev.deskpulse.connector.store.TicketStore;
import dev.deskpulse.progress.Progress;
import dev.deskpulse.scheduler.audit.Actor;
import dev.deskpulse.scheduler.audit.AuditLog;
import dev.deskpulse.scheduler.writeback.StandingComment;
import dev.deskpulse.scheduler.writeback.WriteBack;
import dev.deskpulse.scheduler.writeback.WriteBackReport;
import dev.deskpulse.ticket.SourceId;
import dev.deskpulse.ticket.Ticket;
import dev.deskpulse.ticket.TicketId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Answers new tickets in public, by questions that an admin has approved one by one. Whether it may go on is asked anew
 * before each answer. An answer is written down before it is sent: a ticket never gets a second one, and one whose outcome
 * is not known counts as sent.
 */
public final class AnswerTickets {
    private static final int LOOKED_AT = 2;

    private final Desk desk;
    private final QuestionBank bank;
    private final SentAnswers sent;
    private final WriteBack writeBack;
    private final AuditLog log;
    private final StopSwitch stop;
    private final Supplier<AnswerRules> rules;
    private final InstantSource clock;
    private final ZoneId zone;

    /** Where tickets are: as they are stored, and as they are. */
    public record Desk(TicketStore tickets, JiraSite site, SourceId source) {}

    /**
     * Puts it together.
     *
     * @param bank the whole one
     * @param rules as they are now
     * @param zone whose days the cap is of
     */
    public AnswerTickets(
            Desk desk,
            QuestionBank bank,
            SentAnswers sent,
            WriteBack writeBack,
            AuditLog log,
            StopSwitch stop,
            Supplier<AnswerRules> rules,
            InstantSource clock,
            ZoneId zone) {
        this.desk = desk;
        this.bank = bank;
        this.sent = sent;
        this.writeBack = writeBack;
        this.log = log;
        this.stop = stop;
        this.rules = rules;
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * What a run did.
     *
     * @param sent answers
     * @param runs of the ledger, to name when undoing them
     * @param problems what the site refused
     */
    public record Outcome(int sent, List<String> runs, List<String> problems) {
        public Outcome {
            runs = List.copyOf(runs);
            problems = List.copyOf(problems);
        }
    }

    /** Answers what it may; sends nothing where the rules are off. */
    public Outcome run(Progress progress) {
        List<String> runs = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        int answered = 0;
        if (mayGoOn()) {
            List<TicketId> waiting =
                    sent.waiting(desk.source, clock.instant().minus(rules.get().newFor()));
            progress.begin("Answering tickets", waiting.size());
            for (TicketId id : waiting) {
                if (!mayGoOn()) {
                    break;
                }
                Optional<WriteBackReport> report = desk.tickets.find(id).flatMap(this::answer);
                answered += report.map(WriteBackReport::comments).orElse(0);
                report.flatMap(WriteBackReport::run).ifPresent(runs::add);
                report.ifPresent(done -> problems.addAll(done.messages()));
                progress.advance(1);
            }
        }
        return new Outcome(answered, runs, problems);
    }

    private boolean mayGoOn() {
        AnswerRules now = rules.get();
        return now.enabled() && !stop.isStopped() && sent.on(today()) < now.perDay();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    private Optional<WriteBackReport> answer(Ticket ticket) {
        Instant now = clock.instant();
        return bank.likely(ticket, LOOKED_AT).stream()
                .findFirst()
                .filter(hit -> hit.near() >= rules.get().nearness()
                        && hit.question().approved() != null
                        && isUntouched(ticket)
                        && mayGoOn())
                .map(hit -> {
                    Question question = hit.question();
                    sent.add(ticket.id(), question.number(), today(), now);
                    log.export(
                            Actor.SCHEDULE,
                            "answer " + question.id(),
                            "public comment",
                            ticket.key().value());
                    return writeBack.comments(
                            List.of(StandingComment.answer(ReplyText.automatic(question), ticket.id())),
                            WriteBack.Undone.STAYS,
                            Progress.SILENT);
                });
    }

    /** As the site has it now: open, and nobody has said anything in public since it was opened. */
    private boolean isUntouched(Ticket ticket) {
        IssueStub stub = new IssueStub(ticket.id().nativeId(), ticket.key().value(), null);
        return desk.site.fetch(List.of(stub), Set.of("status")).stream().allMatch(AnswerTickets::isUntouched);
    }

    private static boolean isUntouched(FetchOutcome outcome) {
        return outcome instanceof FetchOutcome.Fetched fetched
                && fetched.issue().comments().stream().noneMatch(JiraComment::isPublic)
                && Optional.ofNullable(fetched.issue().fields().get("status"))
                        .map(status -> status.at("/statusCategory/key").asText("done"))
                        .filter(category -> !category.equals("done"))
                        .isPresent();
    }
}
