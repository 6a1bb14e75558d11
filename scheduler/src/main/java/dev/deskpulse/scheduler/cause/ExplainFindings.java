package dev.deskpulse.scheduler.cause;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.scheduler.cause.DecisionStore.Kept;
import dev.deskpulse.scheduler.insight.Finding;
import dev.deskpulse.scheduler.sight.Sight;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says what may have caused findings, and keeps what people say of it. Works on what is stored now: an event that is
 * added to the settings shows at once. Needs the facts of the last analysis.
 */
public final class ExplainFindings {
    private static final int MOST_SUSPECTS = 5;
    private static final int LONGEST_CAUSE = 500;
    private static final int LONGEST_NAME = 100;

    private final Candidates candidates;
    private final DecisionStore decisions;
    private final Clock clock;
    private final ZoneId zone;

    private ExplainFindings(Candidates candidates, DecisionStore decisions, Clock clock, ZoneId zone) {
        this.candidates = candidates;
        this.decisions = decisions;
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * Brings the tables up to date.
     *
     * @param zone the desk's, in which days end
     */
    public static ExplainFindings in(Database database, CauseSettings settings, Clock clock, ZoneId zone) {
        return new ExplainFindings(new Candidates(database, settings), DecisionStore.in(database, clock), clock, zone);
    }

    /**
     * The same for somebody who sees a part of the desk: what only tickets tell of is left out, since they may be hidden
     * ones.
     */
    public ExplainFindings seenBy(Sight sight) {
        return sight.seesAllTickets() ? this : new ExplainFindings(candidates.withoutTickets(), decisions, clock, zone);
    }

    /** With what is known of each one's cause, in the same order. */
    public List<Explained> all(List<Finding> findings) {
        Optional<LocalDate> earliest = findings.stream().map(Finding::from).min(Comparator.naturalOrder());
        if (earliest.isEmpty()) {
            return List.of();
        }
        LocalDate from = earliest.get().minusDays(Suspects.DAYS_COUNTED);
        Optional<Suspects> suspects = candidates.read(from, LocalDate.ofInstant(clock.instant(), zone));
        List<Kept> said = decisions.standing();
        return findings.stream()
                .map(finding -> new Explained(finding, causes(finding, suspects, said)))
                .toList();
    }

    /** What is known of one finding's cause. */
    public Causes of(Finding finding) {
        return all(List.of(finding)).get(0).causes();
    }

    /**
     * A person says that a suspect is the cause.
     *
     * @param number of the suspect as {@link #of} has it
     * @param by who says it; null where that is not to be kept
     * @return what is known now
     * @throws IllegalArgumentException where there is no such suspect
     */
    public Causes confirm(Finding finding, int number, @Nullable String by) {
        return decide(finding, number, true, by);
    }

    /** A person says what the cause is, in words. */
    public Causes confirm(Finding finding, String cause, @Nullable String by) {
        String text = cause.strip();
        if (text.isEmpty() || text.length() > LONGEST_CAUSE) {
            throw new IllegalArgumentException("the cause has " + text.length() + " characters; give 1 to "
                    + LONGEST_CAUSE + ", such as \"Payment gateway was down\"");
        }
        decisions.add(finding, true, Candidate.causeOf(text), Map.of("en", text, "zh", text), checked(by));
        return of(finding);
    }

    /** A person says that a suspect is not the cause; it stays rejected for this finding. Throws as {@link #confirm}. */
    public Causes reject(Finding finding, int number, @Nullable String by) {
        return decide(finding, number, false, by);
    }

    /** Takes back what was last said of the finding; what was said before counts again. Empty where nothing was. */
    public Optional<Decision> undo(Finding finding) {
        return decisions.undoLast(finding.id());
    }

    private Causes decide(Finding finding, int number, boolean confirmed, @Nullable String by) {
        Suspect suspect = of(finding).suspects().stream()
                .filter(one -> one.number() == number)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("finding '" + finding.id() + "' has no suspect " + number
                                + "; `deskpulse findings show` lists them by number, and confirm --cause takes words"));
        decisions.add(finding, confirmed, suspect.cause(), suspect.title(), checked(by));
        return of(finding);
    }

    private static @Nullable String checked(@Nullable String by) {
        if (by == null || by.isBlank()) {
            return null;
        }
        if (by.length() > LONGEST_NAME) {
            throw new IllegalArgumentException(
                    "the name has " + by.length() + " characters; give up to " + LONGEST_NAME);
        }
        return by.strip();
    }

    private static Causes causes(Finding finding, Optional<Suspects> suspects, List<Kept> said) {
        Map<String, Decision> own = own(finding, said);
        Map<String, LocalDate> earlier = new HashMap<>();
        Map<String, Decision> before = new LinkedHashMap<>();
        for (Kept kept : said) {
            Decision decision = kept.decision();
            if (isStanding(decision, said)
                    && decision.confirmed()
                    && decision.from().isBefore(finding.from())) {
                earlier.merge(decision.cause(), decision.from(), (a, b) -> a.isAfter(b) ? a : b);
                if (kept.kpi().equals(finding.kpi()) && kept.sliceText().equals(finding.sliceText())) {
                    before.merge(decision.cause(), decision, (a, b) -> a.from().isAfter(b.from()) ? a : b);
                }
            }
        }
        return new Causes(
                suspects.map(all -> suspects(finding, all, own, earlier)).orElse(List.of()),
                own.values().stream().filter(Decision::confirmed).toList(),
                before.values().stream()
                        .sorted(Comparator.comparing(Decision::from).reversed())
                        .toList());
    }

    /** The last word on each cause of the finding. */
    private static Map<String, Decision> own(Finding finding, List<Kept> said) {
        Map<String, Decision> own = new LinkedHashMap<>();
        said.stream()
                .map(Kept::decision)
                .filter(decision -> decision.finding().equals(finding.id()))
                .forEach(decision -> own.put(decision.cause(), decision));
        return own;
    }

    private static boolean isStanding(Decision decision, List<Kept> said) {
        return said.stream()
                .map(Kept::decision)
                .noneMatch(other -> other.number() > decision.number()
                        && other.finding().equals(decision.finding())
                        && other.cause().equals(decision.cause()));
    }

    /** What was the cause before comes first, however often it happens; then the least likely coincidences. */
    private static List<Suspect> suspects(
            Finding finding, Suspects all, Map<String, Decision> own, Map<String, LocalDate> earlier) {
        List<Suspects.Near> near = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        all.near(finding).stream()
                .filter(one -> one.chance() <= Suspects.MOST_CHANCE
                        || earlier.containsKey(one.candidate().cause())
                        || own.containsKey(one.candidate().cause()))
                .sorted(Comparator.comparing(
                        one -> earlier.containsKey(one.candidate().cause()) ? 0 : 1))
                .filter(one -> taken.add(one.candidate().cause()))
                .limit(MOST_SUSPECTS)
                .forEach(near::add);
        List<Suspect> suspects = new ArrayList<>();
        for (Suspects.Near one : near) {
            String cause = one.candidate().cause();
            suspects.add(suspect(suspects.size() + 1, one, verdict(own.get(cause)), earlier.get(cause)));
        }
        return suspects;
    }

    private static Suspect.Verdict verdict(@Nullable Decision said) {
        if (said == null) {
            return Suspect.Verdict.SUSPECTED;
        }
        return said.confirmed() ? Suspect.Verdict.CONFIRMED : Suspect.Verdict.REJECTED;
    }

    private static Suspect suspect(
            int number, Suspects.Near near, Suspect.Verdict verdict, @Nullable LocalDate before) {
        DeskEvent event = near.candidate().event();
        boolean same = near.overlap() == Candidate.Overlap.SAME;
        return new Suspect(
                number,
                near.candidate().cause(),
                verdict,
                event.kind(),
                near.candidate().title(),
                event.from(),
                event.to(),
                near.daysBefore(),
                near.chance(),
                same,
                before,
                CauseSentence.of(near, before));
    }
}
