package dev.deskpulse.scheduler.writeback;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskpulse.connector.jira.RichText;
import dev.deskpulse.scheduler.text.TicketTags;
import dev.deskpulse.scheduler.topic.RoutingHint;
import dev.deskpulse.scheduler.topic.TicketTopics;
import dev.deskpulse.scheduler.topic.TopicTag;
import dev.deskpulse.scheduler.writeback.TicketPlan.FieldWish;
import dev.deskpulse.scheduler.writeback.WriteTarget.What;
import dev.deskpulse.ticket.Change;
import dev.deskpulse.ticket.StatusCategory;
import dev.deskpulse.ticket.Ticket;
import dev.deskpulse.ticket.TicketId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Compares what tickets should hold with what they hold as last synced and what the ledger says we wrote. Asks the site
 * nothing. The last sync may be older than our last write: what it shows is then no person's doing.
 */
final class WriteBackPlanner {
    private final WriteLedger ledger;
    private final Corrections corrections;
    private final Map<DeskpulseField, String> fieldIds;
    private final Set<String> undoing;
    private final TicketTopics topics;
    private final CustomerWishes customers;
    private final Set<TicketId> leftUndone = new HashSet<>();

    /** @param undoing the runs whose undoing is to stand while the tags say the same */
    WriteBackPlanner(
            WriteLedger ledger,
            Corrections corrections,
            Map<DeskpulseField, String> fieldIds,
            Set<String> undoing,
            TicketTopics topics,
            CustomerWishes customers) {
        this.topics = topics;
        this.customers = customers;
        this.ledger = ledger;
        this.corrections = corrections;
        this.fieldIds = Map.copyOf(fieldIds);
        this.undoing = Set.copyOf(undoing);
    }

    /** How many of the tickets planned so far were left as an undo left them. */
    int leftUndone() {
        return leftUndone.size();
    }

    /** What of the fields and the explanation differs; tickets without tags or without differences are left out. */
    List<TicketPlan> plan(List<Ticket> tickets, Map<TicketId, TicketTags> tags) {
        List<TicketId> ids = tickets.stream().map(Ticket::id).toList();
        Map<TicketId, Map<WriteTarget, KnownWrite>> known = byTicket(ledger.known(ids));
        Set<WriteTarget> theirs = corrections.targets(ids);
        Map<TicketId, TopicTag> topicOf = topics.of(ids);
        List<TicketPlan> plans = new ArrayList<>();
        for (Ticket ticket : tickets) {
            TicketTags judged = tags.get(ticket.id());
            Map<WriteTarget, KnownWrite> written = known.getOrDefault(ticket.id(), Map.of());
            if (judged == null) {
                continue;
            }
            Wanted wanted = new Wanted(judged, topicOf.get(ticket.id()), customers.of(ticket));
            if (staysUndone(ticket, wanted, written, theirs)) {
                leftUndone.add(ticket.id());
                continue;
            }
            TicketPlan plan = plan(ticket, wanted, written, theirs);
            if (!plan.isEmpty()) {
                plans.add(plan);
            }
        }
        return plans;
    }

    /** Whether fields were taken back and the tags still say what they said then. */
    private boolean staysUndone(
            Ticket ticket, Wanted wanted, Map<WriteTarget, KnownWrite> known, Set<WriteTarget> theirs) {
        boolean undone = false;
        for (DeskpulseField field : fieldIds.keySet()) {
            if (!isKept(field, ticket)) {
                continue;
            }
            WriteTarget target = WriteTarget.of(ticket.id(), field);
            KnownWrite last = known.get(target);
            if (last != null && !theirs.contains(target)) {
                boolean takenBack = last.settledBy(undoing);
                undone |= takenBack;
                String said = takenBack ? last.before() : last.after();
                if (!FieldValues.same(field, FieldValues.wanted(field, wanted), said)) {
                    return false;
                }
            }
        }
        return undone;
    }

    /** What is said of a customer moves on, and a closed ticket keeps what was said while it was open. */
    private static boolean isKept(DeskpulseField field, Ticket ticket) {
        return !field.ofCustomer() || ticket.lifecycle().category() != StatusCategory.DONE;
    }

    private TicketPlan plan(Ticket ticket, Wanted wanted, Map<WriteTarget, KnownWrite> known, Set<WriteTarget> theirs) {
        List<FieldWish> wishes = new ArrayList<>();
        fieldIds.forEach((field, id) -> {
            WriteTarget target = WriteTarget.of(ticket.id(), field);
            String value = FieldValues.wanted(field, wanted);
            if (isKept(field, ticket)
                    && !theirs.contains(target)
                    && differs(ticket, field, id, value, known.get(target))) {
                wishes.add(new FieldWish(field, id, value));
            }
        });
        return new TicketPlan(ticket.id(), ticket.key(), wishes, property(ticket, wanted, known), Map.of(), known);
    }

    private @Nullable String property(Ticket ticket, Wanted wanted, Map<WriteTarget, KnownWrite> known) {
        KnownWrite last = known.get(new WriteTarget(ticket.id(), What.PROPERTY, Explanation.PROPERTY));
        if (last != null && !last.pending()) {
            String said = last.settledBy(undoing) ? last.before() : last.after();
            if (Explanation.fingerprint(Explanation.lasting(wanted)).equals(said)) {
                return null;
            }
        }
        return explanation(ticket, wanted).toString();
    }

    /** Where a ticket should go is told while it is open. */
    private ObjectNode explanation(Ticket ticket, Wanted wanted) {
        TopicTag topic = wanted.topic();
        if (topic == null || topic.id() == null) {
            return Explanation.whole(wanted.tags(), null, List.of());
        }
        boolean open = ticket.lifecycle().category() != StatusCategory.DONE;
        List<RoutingHint> routing = open ? topics.routing(topic.id()) : List.of();
        return Explanation.whole(wanted.tags(), topics.withWords(ticket, topic), routing);
    }

    private static boolean differs(
            Ticket ticket, DeskpulseField field, String id, @Nullable String wanted, @Nullable KnownWrite last) {
        String synced = ticket.fields().get(id);
        if (last == null) {
            return !FieldValues.same(field, wanted, synced);
        }
        if (last.pending() || !FieldValues.same(field, wanted, last.after())) {
            return true;
        }
        if (FieldValues.same(field, synced, last.after())) {
            return false;
        }
        boolean somethingElse = synced != null && !FieldValues.same(field, synced, last.before());
        return somethingElse || syncedSinceOurWrite(ticket, field, id, last.after());
    }

    private static boolean syncedSinceOurWrite(Ticket ticket, DeskpulseField field, String id, @Nullable String ours) {
        return ours != null
                && ticket.history().stream()
                        .anyMatch(change -> ofField(change, field, id)
                                && FieldValues.same(
                                        field, change.toText() == null ? change.to() : change.toText(), ours));
    }

    private static boolean ofField(Change change, DeskpulseField field, String id) {
        return change.isOf(id) || change.isOf(field.fieldName());
    }

    /** A plan for one wanted comment; empty where it stands there already, or where a person or an undo took it away. */
    TicketPlan planComment(Ticket ticket, String finding, RichText text) {
        Map<WriteTarget, KnownWrite> known = ledger.known(List.of(ticket.id()));
        WriteTarget target = new WriteTarget(ticket.id(), What.COMMENT, finding);
        KnownWrite last = known.get(target);
        boolean there =
                last != null && !last.pending() && CommentJson.write(text).equals(last.after());
        boolean theirs = corrections.targets(List.of(ticket.id())).contains(target);
        // A finding's figures move from day to day: that alone does not bring an undone comment back.
        boolean undone = last != null && last.settledBy(undoing);
        Map<String, RichText> comments = there || theirs || undone ? Map.of() : Map.of(finding, text);
        return new TicketPlan(ticket.id(), ticket.key(), List.of(), null, comments, known);
    }

    private static Map<TicketId, Map<WriteTarget, KnownWrite>> byTicket(Map<WriteTarget, KnownWrite> known) {
        return known.values().stream()
                .collect(Collectors.groupingBy(
                        write -> write.target().ticket(),
                        HashMap::new,
                        Collectors.toMap(KnownWrite::target, write -> write)));
    }
}
