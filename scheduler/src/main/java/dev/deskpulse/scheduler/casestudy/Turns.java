package dev.deskpulse.scheduler.casestudy;

import dev.deskpulse.scheduler.casestudy.CaseStudy.Event;
import dev.deskpulse.scheduler.casestudy.CaseStudy.Kind;
import dev.deskpulse.scheduler.casestudy.CaseStudy.Mood;
import dev.deskpulse.scheduler.casestudy.CaseStudy.Turn;
import dev.deskpulse.scheduler.text.Sentiment.Label;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where the customer's mood moved in one ticket, and what came before. A message that shows no feeling moves nothing. */
final class Turns {
    /** As the trajectory of moods has it: a smaller change is none, and pleased is pleased. */
    private static final double STEP = 0.3;

    private static final double PLEASED = 0.45;
    private static final Set<Kind> OF_THE_DESK = EnumSet.of(
            Kind.AGENT_REPLY, Kind.AUTOMATIC_MESSAGE, Kind.STATUS, Kind.ASSIGNEE, Kind.PRIORITY, Kind.SLA_BREACHED);

    private Turns() {}

    /** @param events of one ticket, oldest first */
    static List<Turn> in(List<Event> events) {
        List<Turn> turns = new ArrayList<>();
        Mood last = null;
        Event step = null;
        for (Event event : events) {
            Mood mood = event.mood();
            if (OF_THE_DESK.contains(event.kind())) {
                step = event;
            } else if (mood != null && shows(mood, last)) {
                if (last != null && Math.abs(height(mood) - height(last)) >= STEP) {
                    turns.add(new Turn(event.ticket(), event.at(), last.score(), mood.score(), step));
                }
                last = mood;
            }
        }
        return turns;
    }

    private static boolean shows(Mood mood, @Nullable Mood last) {
        return mood.label() == Label.NEGATIVE
                || mood.label() == Label.POSITIVE
                || (last == null && mood.label() == Label.NEUTRAL);
    }

    private static double height(Mood mood) {
        return Math.min(mood.score(), PLEASED);
    }
}
