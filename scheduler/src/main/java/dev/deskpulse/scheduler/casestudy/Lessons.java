package dev.deskpulse.scheduler.casestudy;

import dev.deskpulse.connector.sync.FieldMapping.WaitingOn;
import dev.deskpulse.scheduler.casestudy.CaseStudy.Event;
import dev.deskpulse.scheduler.casestudy.CaseStudy.Kind;
import dev.deskpulse.scheduler.casestudy.CaseStudy.Lesson;
import dev.deskpulse.scheduler.casestudy.CaseStudy.Opened;
import dev.deskpulse.scheduler.casestudy.CaseStudy.Point;
import dev.deskpulse.scheduler.casestudy.CaseStudy.Similar;
import dev.deskpulse.scheduler.casestudy.CaseStudy.Turn;
import dev.deskpulse.scheduler.casestudy.CaseStudy.Wait;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a story teaches: one line for each thing that is there to be seen, with what it is seen by. */
final class Lessons {
    private static final double MOST_OF_THE_TIME = 0.5;
    private static final Duration WORTH_A_WORD = Duration.ofHours(1);

    private final List<Lesson> lessons = new ArrayList<>();

    private Lessons() {}

    static List<Lesson> of(
            List<Opened> tickets,
            List<Event> events,
            List<Wait> waits,
            List<Turn> turns,
            List<Similar> similar,
            int reopens) {
        Lessons found = new Lessons();
        found.longestWait(waits);
        found.turn(turns, false);
        found.turn(turns, true);
        if (reopens > 0) {
            found.add(Point.REOPENED, Integer.toString(reopens));
        }
        found.handedOn(events, tickets.size());
        events.stream()
                .filter(event -> event.kind() == Kind.SLA_BREACHED)
                .forEach(event -> found.add(
                        Point.SLA_BREACHED,
                        String.valueOf(event.to()),
                        event.ticket().value()));
        List<String> repeats = tickets.stream()
                .filter(Opened::repeat)
                .map(opened -> opened.key().value())
                .toList();
        if (!repeats.isEmpty()) {
            found.add(Point.REPEAT_CONTACT, String.join(", ", repeats));
        }
        found.answer(similar);
        return found.lessons;
    }

    /** Only where it is most of the time that somebody was waited for. */
    private void longestWait(List<Wait> waits) {
        List<Wait> open = waits.stream()
                .filter(wait -> wait.on().filter(on -> on != WaitingOn.NOBODY).isPresent())
                .toList();
        Duration all = open.stream().map(Wait::elapsed).reduce(Duration.ZERO, Duration::plus);
        Optional<Wait> longest = open.stream().max(Comparator.comparing(Wait::elapsed));
        longest.filter(wait -> wait.elapsed().compareTo(WORTH_A_WORD) >= 0)
                .filter(wait -> wait.elapsed().toSeconds() >= MOST_OF_THE_TIME * all.toSeconds())
                .ifPresent(wait -> add(
                        Point.LONGEST_WAIT,
                        wait.on().map(Enum::name).orElse(""),
                        wait.status(),
                        hours(wait.elapsed()),
                        hours(all),
                        hours(wait.business())));
    }

    private void turn(List<Turn> turns, boolean rose) {
        turns.stream()
                .filter(turn -> turn.rose() == rose && turn.after() != null)
                .max(Comparator.comparingDouble(turn -> Math.abs(turn.to() - turn.from())))
                .ifPresent(turn -> {
                    Event after = turn.after();
                    add(
                            rose ? Point.MOOD_ROSE : Point.MOOD_FELL,
                            mood(turn.from()),
                            mood(turn.to()),
                            after == null ? "" : after.kind().name(),
                            after == null ? "" : String.valueOf(after.to()),
                            turn.ticket().value());
                });
    }

    /** The first assignment is none. */
    private void handedOn(List<Event> events, int tickets) {
        long transfers = events.stream()
                .filter(event -> event.kind() == Kind.ASSIGNEE && event.from() != null && event.to() != null)
                .count();
        if (transfers > tickets) {
            add(Point.HANDED_ON, Long.toString(transfers));
        }
    }

    private void answer(List<Similar> similar) {
        long solved = similar.stream().filter(Similar::solved).count();
        similar.stream()
                .filter(near -> near.answer() != null)
                .findFirst()
                .ifPresent(near -> add(
                        Point.ANSWER_OF_SIMILAR,
                        near.key().value(),
                        String.valueOf(near.answer()),
                        Long.toString(solved),
                        Integer.toString(similar.size())));
    }

    private void add(Point point, String... evidence) {
        lessons.add(new Lesson(point, List.of(evidence)));
    }

    private static String hours(Duration time) {
        return String.format(Locale.ROOT, "%.1f", time.toSeconds() / 3600.0);
    }

    private static String mood(double score) {
        return String.format(Locale.ROOT, "%+.2f", score);
    }
}
