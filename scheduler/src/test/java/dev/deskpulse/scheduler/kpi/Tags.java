package dev.deskpulse.scheduler.kpi;

import dev.deskpulse.scheduler.text.KindTag;
import dev.deskpulse.scheduler.text.Language;
import dev.deskpulse.scheduler.text.Passage;
import dev.deskpulse.scheduler.text.PrioritySuggestion;
import dev.deskpulse.scheduler.text.Sentiment;
import dev.deskpulse.scheduler.text.TicketTags;
import dev.deskpulse.scheduler.text.Trajectory;
import dev.deskpulse.ticket.Ticket;
import java.util.Arrays;
import java.util.List;

/** Tags for tests: those that the ticket's summary names, unsure where it names none. */
final class Tags {
    private static final Trajectory.State NOTHING = new Trajectory.State(Passage.OPENING, Sentiment.Label.UNSURE, 0);

    private Tags() {}

    static TicketTags of(Ticket ticket) {
        return new TicketTags(
                ticket.id(),
                "input",
                "model",
                ticket.lifecycle().created(),
                Language.ENGLISH,
                new Sentiment(named(ticket, Sentiment.Label.values(), Sentiment.Label.UNSURE), 0, 1, List.of()),
                new KindTag(named(ticket, KindTag.Kind.values(), KindTag.Kind.UNSURE), 1, List.of()),
                new PrioritySuggestion(PrioritySuggestion.Level.MEDIUM, 0.5, 0.5, List.of()),
                new Trajectory(Trajectory.Course.STEADY, NOTHING, NOTHING, NOTHING, false),
                List.of());
    }

    private static <E extends Enum<E>> E named(Ticket ticket, E[] values, E otherwise) {
        return Arrays.stream(values)
                .filter(value -> ticket.summary().contains(value.name()))
                .findFirst()
                .orElse(otherwise);
    }
}
