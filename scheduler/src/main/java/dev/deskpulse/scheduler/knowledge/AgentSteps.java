package dev.deskpulse.scheduler.knowledge;

import dev.deskpulse.scheduler.kpi.Replies;
import dev.deskpulse.ticket.Change;
import dev.deskpulse.ticket.Message;
import dev.deskpulse.ticket.PersonId;
import dev.deskpulse.ticket.Ticket;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads from a ticket what agents did while it was the desk's turn. The first turn begins with the opening, the next ones
 * with what the customer says after a reply.
 */
final class AgentSteps {
    private static final int LATEST_TURN = 3;
    private static final int LONGEST = 60;
    private static final Pattern ASKS = Pattern.compile(
            "(?i)[?？]|请(?:您)?(?:先|再)?(?:提供|发|發|补充|補充|告知|确认|確認|描述|上传|上傳)|麻烦您?(?:提供|发|告知|确认)"
                    + "|\\b(?:could|can|would) you\\b|\\bplease (?:send|provide|share|confirm|tell|attach|let (?:us|me) know)\\b");

    private AgentSteps() {}

    /** Which turn of the desk it is, from 1; later ones count as the third. 0 while the desk has spoken last. */
    static int turn(List<Replies.Judged> spoken) {
        int turn = 1;
        boolean desks = true;
        for (Replies.Judged judged : spoken) {
            if (judged.verdict() == Replies.Verdict.REPLY) {
                desks = false;
            } else if (judged.verdict() == Replies.Verdict.CUSTOMER && !desks) {
                desks = true;
                turn++;
            }
        }
        return desks ? Math.min(turn, LATEST_TURN) : 0;
    }

    /**
     * What was done in a turn, each thing once; none where the ticket had no such turn.
     *
     * @param agents what automations and customers change is no step of an agent's
     */
    static Set<AgentStep> at(Ticket ticket, List<Replies.Judged> spoken, int turn, Predicate<PersonId> agents) {
        Instant from = turn == 1 ? Instant.MIN : null;
        Instant until = null;
        Message reply = null;
        int now = 1;
        boolean desks = true;
        for (Replies.Judged judged : spoken) {
            Message message = judged.message();
            if (judged.verdict() == Replies.Verdict.REPLY) {
                reply = desks && now == turn ? message : reply;
                desks = false;
            } else if (judged.verdict() == Replies.Verdict.CUSTOMER && !desks) {
                desks = true;
                now++;
                from = now == turn ? message.created() : from;
                until = now == turn + 1 ? message.created() : until;
            }
        }
        return from == null ? Set.of() : steps(ticket, from, until, reply, agents);
    }

    private static Set<AgentStep> steps(
            Ticket ticket, Instant from, @Nullable Instant until, @Nullable Message reply, Predicate<PersonId> agents) {
        Set<AgentStep> steps = new HashSet<>();
        if (reply != null) {
            boolean asks = ASKS.matcher(reply.text()).find();
            steps.add(new AgentStep(asks ? AgentStep.Kind.ASK : AgentStep.Kind.ANSWER, null));
        }
        for (Change change : ticket.history()) {
            boolean within =
                    change.at().isAfter(from) && (until == null || change.at().isBefore(until));
            if (within && change.author() != null && agents.test(change.author())) {
                add(change, steps);
            }
        }
        return steps;
    }

    private static void add(Change change, Set<AgentStep> steps) {
        String to = change.toText() == null ? change.to() : change.toText();
        if (to == null || to.isBlank()) {
            return;
        }
        switch (change.field()) {
            case "assignee" -> {
                // Who takes a ticket that nobody had hands nothing on.
                if (change.from() != null && !change.from().isBlank()) {
                    steps.add(new AgentStep(AgentStep.Kind.HAND_ON, null));
                }
            }
            case "priority" -> steps.add(new AgentStep(AgentStep.Kind.PRIORITY, shown(to)));
            case "labels" ->
                added(change.fromText(), to)
                        .forEach(label -> steps.add(new AgentStep(AgentStep.Kind.LABEL, shown(label))));
            default -> {
                // Other fields are each site's own: what they mean is not known.
            }
        }
    }

    private static Set<String> added(@Nullable String before, String after) {
        Set<String> added = new HashSet<>(Arrays.asList(after.trim().split("\\s+")));
        if (before != null) {
            Arrays.asList(before.trim().split("\\s+")).forEach(added::remove);
        }
        return added;
    }

    private static String shown(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
