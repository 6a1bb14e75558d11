package dev.deskpulse.scheduler.handover;

import dev.deskpulse.connector.jira.FetchOutcome;
import dev.deskpulse.connector.jira.IssueStub;
import dev.deskpulse.connector.jira.IssueWriter;
import dev.deskpulse.connector.jira.JiraException;
import dev.deskpulse.connector.jira.JiraSite;
import dev.deskpulse.connector.store.TicketStore;
import dev.deskpulse.scheduler.cause.Explained;
import dev.deskpulse.scheduler.insight.Finding;
import dev.deskpulse.ticket.SourceId;
import dev.deskpulse.ticket.Ticket;
import dev.deskpulse.ticket.TicketKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Hands findings over, each once, and follows what was handed over. What is about to be made is written down before the site
 * is asked, so that a crash in between makes nothing twice.
 */
public final class HandFindingsOver {
    /** Days without anything unusual after which a figure is as usual again; what ended longer ago is no news either. */
    static final int QUIET_DAYS = 7;

    /** New issues a run; the others have their turn in the next. */
    static final int MOST = 10;

    private static final int LINKED = 3;
    private static final int NAMED = 20;
    private static final String DESCRIPTION = "description";

    private final HandoverStore store;
    private final List<Department> departments;
    private final JiraSite site;
    private final TicketStore tickets;
    private final SourceId source;
    private final Desk desk;

    /**
     * How the desk reckons.
     *
     * @param today the last day whose figures are known
     * @param language of the issues' summaries, {@code en} or {@code zh}
     */
    public record Desk(Clock clock, LocalDate today, String language) {}

    /**
     * What a run did.
     *
     * @param made new issues
     * @param joined findings that were told in the issue of an earlier one
     * @param ended issues that were brought to their end, or that others have ended
     * @param problems what the site did not take, with the mend
     */
    public record Report(int made, int joined, int ended, List<String> problems) {
        public Report {
            problems = List.copyOf(problems);
        }
    }

    /** A finding with who will be told of it. */
    public record Planned(Finding finding, Department department) {}

    /**
     * Ready to run.
     *
     * @param departments the first that answers for a finding gets it
     * @param source the site as the store names it
     */
    public HandFindingsOver(
            HandoverStore store,
            List<Department> departments,
            JiraSite site,
            TicketStore tickets,
            SourceId source,
            Desk desk) {
        this.store = store;
        this.departments = List.copyOf(departments);
        this.site = site;
        this.tickets = tickets;
        this.source = source;
        this.desk = desk;
    }

    /** Which findings the next run hands over, without asking the site. */
    public List<Planned> planned(List<Explained> standing) {
        return fresh(standing).stream()
                .flatMap(explained -> plan(explained.finding()).stream())
                .toList();
    }

    /** @param standing the findings of the last analysis */
    public Report run(List<Explained> standing) {
        Map<String, Explained> byId = standing.stream()
                .collect(Collectors.toMap(explained -> explained.finding().id(), Function.identity()));
        Tally tally = new Tally();
        for (Handover handover : store.all()) {
            if (handover.state() == Handover.State.INTENDED) {
                tally.trying(handover.project(), () -> settle(handover));
            }
        }
        fresh(standing).forEach(explained -> plan(explained.finding())
                .ifPresent(planned ->
                        tally.trying(planned.department().project(), () -> hand(explained, planned, tally))));
        open().forEach((issue, told) -> tally.trying(issue.key(), () -> follow(issue, told, byId, tally)));
        return tally.report();
    }

    /**
     * Takes back what was handed over: its issue is told why and brought to its end, and the finding is not handed over again.
     *
     * @throws IllegalArgumentException where nothing of it is open
     */
    public Handover.Issue withdraw(String finding, String why) {
        Map.Entry<Handover.Issue, List<Handover>> told = open().entrySet().stream()
                .filter(entry -> entry.getValue().stream()
                        .anyMatch(handover -> handover.finding().equals(finding)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("finding " + finding
                        + " is not handed over, or not any more; `deskpulse handover` lists what is open"));
        Handover.Issue issue = told.getKey();
        site.writer().addInternalComment(issue.id(), HandoverText.withdrawn(why));
        site.writer().finish(issue.id());
        end(told.getValue(), Handover.State.WITHDRAWN);
        return issue;
    }

    private List<Explained> fresh(List<Explained> standing) {
        Set<String> known = store.all().stream().map(Handover::finding).collect(Collectors.toSet());
        return standing.stream()
                .filter(explained -> !known.contains(explained.finding().id()) && lasts(explained.finding()))
                .toList();
    }

    private boolean lasts(Finding finding) {
        return !finding.to().isBefore(desk.today().minusDays(QUIET_DAYS));
    }

    private Optional<Planned> plan(Finding finding) {
        return departments.stream()
                .filter(department -> department.answersFor(finding))
                .findFirst()
                .map(department -> new Planned(finding, department));
    }

    private Map<Handover.Issue, List<Handover>> open() {
        return store.all().stream().filter(Handover::isOpen).collect(Collectors.groupingBy(handover -> handover.issue()
                .orElseThrow()));
    }

    /** What the site made, if anything, before we heard of it. */
    private void settle(Handover intended) {
        Optional<Handover.Issue> made = madeFor(intended);
        if (made.isPresent()) {
            store.save(intended.open(made.get()));
        } else {
            store.forget(intended);
        }
    }

    private Optional<Handover.Issue> madeFor(Handover intended) {
        long days = Duration.between(intended.intendedAt(), now()).toDays() + 2;
        List<IssueStub> since = new ArrayList<>();
        site.matching(List.of(intended.project()), "created >= -" + days + "d", since::addAll);
        String mark = HandoverText.mark(intended.finding());
        return site.fetch(since, Set.of(DESCRIPTION)).stream()
                .filter(FetchOutcome.Fetched.class::isInstance)
                .map(outcome -> ((FetchOutcome.Fetched) outcome).issue())
                .filter(issue -> Optional.ofNullable(issue.fields().get(DESCRIPTION))
                        .filter(text -> site.plainText(text).contains(mark))
                        .isPresent())
                .findFirst()
                .map(issue -> new Handover.Issue(issue.id(), issue.key()));
    }

    private void hand(Explained explained, Planned planned, Tally tally) {
        Finding finding = explained.finding();
        Handover intended = Handover.intended(finding, planned.department(), now());
        Optional<Handover.Issue> standing = ofTheSame(finding, planned.department());
        if (standing.isPresent()) {
            site.writer().addInternalComment(standing.get().id(), HandoverText.again(explained));
            store.save(intended.open(standing.get()));
            tally.joined++;
        } else if (tally.made < MOST) {
            make(explained, intended, planned.department(), tally);
        }
    }

    private void make(Explained explained, Handover intended, Department department, Tally tally) {
        Finding finding = explained.finding();
        List<TicketKey> keys = keys(finding);
        store.save(intended);
        IssueWriter.Created created;
        try {
            created = site.writer()
                    .create(
                            department.project(),
                            department.type(),
                            HandoverText.summary(finding, desk.language()),
                            HandoverText.description(explained, keys));
        } catch (JiraException.Refused e) {
            store.forget(intended);
            throw e;
        }
        store.save(intended.open(new Handover.Issue(created.id(), created.key())));
        tally.made++;
        keys.stream()
                .limit(LINKED)
                .forEach(key -> tally.trying(created.key(), () -> site.writer().relate(created.key(), key.value())));
    }

    /** Another figure of the same slice is the same matter to whoever answers for it. */
    private Optional<Handover.Issue> ofTheSame(Finding finding, Department department) {
        return open().entrySet().stream()
                .filter(entry -> entry.getValue().stream()
                        .anyMatch(told -> told.department().equals(department.name())
                                && told.slice().equals(finding.sliceText())))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Keys on the site; a ticket from a file has none there. */
    private List<TicketKey> keys(Finding finding) {
        return tickets.findAll(finding.tickets().stream().limit(NAMED).toList()).stream()
                .filter(ticket -> ticket.source().equals(source))
                .map(Ticket::key)
                .toList();
    }

    private void follow(Handover.Issue issue, List<Handover> told, Map<String, Explained> standing, Tally tally) {
        Optional<Boolean> done = site.writer().isDone(issue.id());
        if (done.isEmpty()) {
            end(told, Handover.State.GONE);
            tally.ended++;
        } else if (done.get()) {
            end(told, Handover.State.DONE);
            tally.ended++;
        } else if (told.stream().noneMatch(handover -> lasts(handover, standing))) {
            site.writer().addInternalComment(issue.id(), HandoverText.recovered());
            boolean closed = site.writer().finish(issue.id());
            end(told, Handover.State.RECOVERED);
            tally.ended++;
            if (!closed) {
                tally.problems.add(issue.key() + ": its figure is as usual again, but no way of its workflow leads from"
                        + " its status to an end; close it by hand");
            }
        }
    }

    private boolean lasts(Handover handover, Map<String, Explained> standing) {
        return Optional.ofNullable(standing.get(handover.finding()))
                .filter(explained -> lasts(explained.finding()))
                .isPresent();
    }

    private void end(List<Handover> told, Handover.State as) {
        told.forEach(handover -> store.save(handover.ended(as, now())));
    }

    private Instant now() {
        return desk.clock().instant();
    }

    /** Counts, and takes note of what goes wrong with one so that the others go on. */
    private static final class Tally {
        private int made;
        private int joined;
        private int ended;
        private final List<String> problems = new ArrayList<>();

        void trying(String what, Runnable step) {
            try {
                step.run();
            } catch (JiraException e) {
                problems.add(what + ": " + e.getMessage());
            }
        }

        Report report() {
            return new Report(made, joined, ended, problems);
        }
    }
}
