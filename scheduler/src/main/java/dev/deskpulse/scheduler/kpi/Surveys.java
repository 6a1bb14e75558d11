package dev.deskpulse.scheduler.kpi;

import dev.deskpulse.scheduler.kpi.TicketFact.Mark;
import dev.deskpulse.ticket.Satisfaction;
import dev.deskpulse.ticket.Ticket;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the customer answered, and the day it belongs to. */
final class Surveys {
    private static final Pattern WHOLE = Pattern.compile("\\s*([0-9]{1,2})(?:\\.0+)?\\s*");

    private Surveys() {}

    static TicketFact.Survey of(TicketHistory history, DeskHours hours) {
        Ticket ticket = history.ticket();
        Satisfaction answer = ticket.satisfaction();
        Integer csat = answer == null ? null : (Integer) answer.score();
        Integer effort = score(history, ticket.fields().get(OwnFields.EFFORT), 7);
        Map<String, Integer> facets = new TreeMap<>();
        ticket.fields().forEach((name, value) -> {
            Integer score = name.startsWith(OwnFields.FACET) ? score(history, value, 5) : null;
            if (score != null) {
                facets.put(name.substring(OwnFields.FACET.length()), score);
            }
        });
        boolean answered = csat != null || effort != null || ticket.npsAnswer() != null || !facets.isEmpty();
        return new TicketFact.Survey(csat, ticket.npsAnswer(), effort, facets, day(history, hours, answered));
    }

    private static @Nullable LocalDate day(TicketHistory history, DeskHours hours, boolean answered) {
        if (history.resolved() != null) {
            return hours.dayOf(history.resolved());
        }
        Satisfaction answer = history.ticket().satisfaction();
        if (answer != null && answer.at() != null) {
            return hours.dayOf(answer.at());
        }
        return answered ? hours.dayOf(history.created()) : null;
    }

    private static @Nullable Integer score(TicketHistory history, @Nullable String text, int best) {
        if (text == null || text.isBlank()) {
            return null;
        }
        var number = WHOLE.matcher(text);
        int score = number.matches() ? Integer.parseInt(number.group(1)) : 0;
        if (score < 1 || score > best) {
            history.marks().add(Mark.UNREADABLE_ANSWER);
            return null;
        }
        return score;
    }
}
