package dev.deskpulse.scheduler.writeback;

import dev.deskpulse.connector.jira.FetchOutcome;
import dev.deskpulse.connector.jira.IssueStub;
import dev.deskpulse.connector.jira.JiraComment;
import dev.deskpulse.connector.jira.JiraHistoryEntry;
import dev.deskpulse.connector.jira.JiraIssue;
import dev.deskpulse.connector.jira.JiraSite;
import dev.deskpulse.connector.jira.JiraUser;
import dev.deskpulse.scheduler.writeback.TicketPlan.FieldWish;
import dev.deskpulse.scheduler.writeback.WriteOutcome.Corrected;
import dev.deskpulse.scheduler.writeback.WriteOutcome.Gone;
import dev.deskpulse.scheduler.writeback.WriteOutcome.Rejected;
import dev.deskpulse.scheduler.writeback.WriteOutcome.Unchanged;
import dev.deskpulse.scheduler.writeback.WriteTarget.What;
import dev.deskpulse.ticket.PersonId;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the planned tickets from the site once more, in bulk, and decides: a value that is neither empty nor ours is a
 * person's and stays.
 */
final class PresentValues {
    private final JiraSite site;
    private final InstantSource clock;
    private final List<LedgerGap> gaps;
    private @Nullable PersonId ownAccount;

    /** @param gaps what of our own account was written in them is ours, though the ledger does not know it */
    PresentValues(JiraSite site, InstantSource clock, List<LedgerGap> gaps) {
        this.site = site;
        this.clock = clock;
        this.gaps = List.copyOf(gaps);
    }

    /**
     * What is left of the plans.
     *
     * @param writes by ticket
     * @param adopted values that are there already and that the ledger did not know
     * @param outcomes of all that need no write
     */
    record Decision(List<TicketWrites> writes, List<Write> adopted, List<WriteOutcome> outcomes) {}

    Decision decide(List<TicketPlan> plans) {
        Decision decision = new Decision(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        Map<String, FetchOutcome> present = fetch(plans);
        for (TicketPlan plan : plans) {
            FetchOutcome outcome = present.get(plan.ticket().nativeId());
            if (outcome == null) {
                keep(plan, writes(plan, null, decision), decision);
            } else if (outcome instanceof FetchOutcome.Fetched fetched) {
                keep(plan, writes(plan, fetched.issue(), decision), decision);
            } else {
                giveUp(plan, outcome, decision);
            }
        }
        return decision;
    }

    private static void keep(TicketPlan plan, List<Write> writes, Decision decision) {
        if (!writes.isEmpty()) {
            decision.writes.add(new TicketWrites(plan.ticket(), plan.key(), writes));
        }
    }

    private Map<String, FetchOutcome> fetch(List<TicketPlan> plans) {
        List<IssueStub> stubs = plans.stream()
                .filter(TicketPlan::mustLookFirst)
                .map(plan -> new IssueStub(plan.ticket().nativeId(), plan.key().value(), null))
                .toList();
        Set<String> fields = plans.stream()
                .flatMap(plan -> plan.fields().stream())
                .map(FieldWish::fieldId)
                .collect(Collectors.toSet());
        return byId(stubs.isEmpty() ? List.of() : site.fetch(stubs, fields));
    }

    static Map<String, FetchOutcome> byId(Collection<FetchOutcome> outcomes) {
        Map<String, FetchOutcome> byId = new HashMap<>();
        outcomes.forEach(outcome -> byId.put(outcome.stub().id(), outcome));
        return byId;
    }

    private static void giveUp(TicketPlan plan, FetchOutcome outcome, Decision decision) {
        for (WriteTarget target : targets(plan)) {
            decision.outcomes.add(
                    outcome instanceof FetchOutcome.Unreadable unreadable
                            ? new Rejected(target, plan.key() + " cannot be read: " + unreadable.reason(), false)
                            : new Gone(target));
        }
    }

    private static List<WriteTarget> targets(TicketPlan plan) {
        List<WriteTarget> targets = new ArrayList<>();
        plan.fields().forEach(wish -> targets.add(WriteTarget.of(plan.ticket(), wish.field())));
        if (plan.property() != null) {
            targets.add(new WriteTarget(plan.ticket(), What.PROPERTY, Explanation.PROPERTY));
        }
        plan.comments().keySet().forEach(id -> targets.add(new WriteTarget(plan.ticket(), What.COMMENT, id)));
        return targets;
    }

    private List<Write> writes(TicketPlan plan, @Nullable JiraIssue issue, Decision decision) {
        List<Write> writes = new ArrayList<>();
        if (issue != null) {
            plan.fields().forEach(wish -> field(plan, wish, issue, decision).ifPresent(writes::add));
        }
        if (plan.property() != null) {
            WriteTarget target = new WriteTarget(plan.ticket(), What.PROPERTY, Explanation.PROPERTY);
            KnownWrite last = plan.known().get(target);
            writes.add(new Write.OfProperty(target, last == null ? null : last.after(), plan.property()));
        }
        plan.comments().forEach((finding, text) -> writes.add(comment(plan, finding, CommentJson.write(text), issue)));
        return writes;
    }

    private Optional<Write> field(TicketPlan plan, FieldWish wish, JiraIssue issue, Decision decision) {
        WriteTarget target = WriteTarget.of(plan.ticket(), wish.field());
        KnownWrite last = plan.known().get(target);
        String present = FieldValues.fromJira(issue.fields().get(wish.fieldId()));
        if (FieldValues.same(wish.field(), present, wish.value())) {
            decision.adopted.add(new Write.OfField(target, wish.field(), wish.fieldId(), present, present));
            decision.outcomes.add(new Unchanged(target));
            return Optional.empty();
        }
        Optional<JiraHistoryEntry> change = lastChange(issue, wish.field(), wish.fieldId());
        boolean foreign = present == null ? emptiedByHand(last, wish, change) : !isOurs(wish.field(), present, last);
        if (foreign && !isForgotten(change)) {
            String ours = last == null ? wish.value() : last.after();
            decision.outcomes.add(new Corrected(target, correction(target, ours, present, change)));
            return Optional.empty();
        }
        return Optional.of(new Write.OfField(target, wish.field(), wish.fieldId(), present, wish.value()));
    }

    private boolean isForgotten(Optional<JiraHistoryEntry> change) {
        return change.filter(entry -> gaps.stream().anyMatch(gap -> gap.holds(entry.created())))
                .map(JiraHistoryEntry::author)
                .filter(author -> author.id().equals(ownAccount()))
                .isPresent();
    }

    private PersonId ownAccount() {
        PersonId own = ownAccount;
        if (own == null) {
            own = site.myself().id();
            ownAccount = own;
        }
        return own;
    }

    static boolean isOurs(DeskpulseField field, String present, @Nullable KnownWrite last) {
        return last != null
                && (FieldValues.same(field, present, last.after())
                        || (last.pending() && FieldValues.same(field, present, last.pendingAfter())));
    }

    /** A value of ours that is no longer there, and the history says that somebody took it out. */
    private static boolean emptiedByHand(@Nullable KnownWrite last, FieldWish wish, Optional<JiraHistoryEntry> change) {
        return last != null
                && last.after() != null
                && change.flatMap(entry -> item(entry, wish.field(), wish.fieldId()))
                        .filter(item -> isBlank(item.to()) && isBlank(item.toText()))
                        .isPresent();
    }

    Correction correction(
            WriteTarget target, @Nullable String ours, @Nullable String theirs, Optional<JiraHistoryEntry> change) {
        JiraUser author = change.map(JiraHistoryEntry::author).orElse(null);
        return new Correction(
                target,
                ours,
                theirs,
                author == null ? null : author.id(),
                change.map(JiraHistoryEntry::created).orElse(null),
                clock.instant());
    }

    static Optional<JiraHistoryEntry> lastChange(JiraIssue issue, DeskpulseField field, String fieldId) {
        return issue.history().stream()
                .filter(entry -> item(entry, field, fieldId).isPresent())
                .reduce((earlier, later) -> later);
    }

    private static Optional<JiraHistoryEntry.Item> item(JiraHistoryEntry entry, DeskpulseField field, String fieldId) {
        return entry.items().stream()
                .filter(item -> item.field().equals(fieldId) || item.field().equals(field.fieldName()))
                .findFirst();
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static Write comment(TicketPlan plan, String finding, String text, @Nullable JiraIssue issue) {
        WriteTarget target = new WriteTarget(plan.ticket(), What.COMMENT, finding);
        KnownWrite last = plan.known().get(target);
        String id = last == null ? null : last.nativeId();
        if (id == null && issue != null) {
            String marker = StandingComment.mark(finding);
            id = issue.comments().stream()
                    .filter(comment -> comment.text().contains(marker))
                    .map(JiraComment::id)
                    .findFirst()
                    .orElse(null);
        }
        return new Write.OfComment(target, id, last == null ? null : last.after(), text);
    }
}
