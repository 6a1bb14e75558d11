package dev.deskpulse.scheduler.cause;

import dev.deskpulse.scheduler.cause.Candidate.Overlap;
import dev.deskpulse.scheduler.insight.Finding;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;

/**
 * Chooses among all that happened what began near a finding's first day. Events like it are taken to come at random (a
 * Poisson process) as often as they did in the 400 days before; the chance that one begins as near as this one did ranks
 * them, so that what happens every day is no evidence. An event that touches the finding's slice is counted among
 * those alone that do, which are rarer.
 */
final class Suspects {
    static final int DAYS_BEFORE = 7;
    static final int DAYS_AFTER = 1;
    static final int DAYS_COUNTED = 400;
    static final double MOST_CHANCE = 0.2;

    private final List<Candidate> candidates;
    private final LocalDate known;

    /**
     * A candidate near the finding.
     *
     * @param daysBefore from its first day to the finding's
     */
    record Near(Candidate candidate, long daysBefore, double chance, Overlap overlap) {}

    /** @param known the first day of the data */
    Suspects(List<Candidate> candidates, LocalDate known) {
        this.candidates = List.copyOf(candidates);
        this.known = known;
    }

    /** All that began near its first day, the least likely coincidence first. */
    List<Near> near(Finding finding) {
        return candidates.stream()
                .filter(candidate -> candidate.overlap(finding.slice()) != Overlap.NONE)
                .filter(candidate -> isNear(daysBefore(candidate, finding)))
                .filter(candidate -> candidate
                        .ticket()
                        .filter(ticket -> finding.tickets().contains(ticket))
                        .isEmpty())
                .map(candidate -> near(candidate, finding))
                .sorted(Comparator.comparingDouble(Near::chance)
                        .thenComparing(near -> Math.abs(near.daysBefore))
                        .thenComparing(near -> near.candidate.event().from())
                        .thenComparing(near -> near.candidate.event().name()))
                .toList();
    }

    private static long daysBefore(Candidate candidate, Finding finding) {
        return ChronoUnit.DAYS.between(candidate.event().from(), finding.from());
    }

    private static boolean isNear(long daysBefore) {
        return daysBefore <= DAYS_BEFORE && daysBefore >= -DAYS_AFTER;
    }

    private Near near(Candidate candidate, Finding finding) {
        Overlap overlap = candidate.overlap(finding.slice());
        long daysBefore = daysBefore(candidate, finding);
        LocalDate until = finding.from().plusDays(DAYS_AFTER);
        LocalDate since = until.minusDays(DAYS_COUNTED - 1L);
        long like = candidates.stream()
                .filter(candidate::isLike)
                .filter(other -> isAsFitting(other.overlap(finding.slice()), overlap))
                .filter(other -> !other.event().from().isBefore(since)
                        && !other.event().from().isAfter(until))
                .count();
        double aDay = like / (double) counted(candidate, since, until);
        return new Near(candidate, daysBefore, 1 - Math.exp(-aDay * daysAsNear(daysBefore)), overlap);
    }

    private static boolean isAsFitting(Overlap other, Overlap own) {
        return other == own || (own == Overlap.UNKNOWN && other == Overlap.SAME);
    }

    /** Of what is seen in tickets alone, no more days than there are tickets of. */
    private long counted(Candidate candidate, LocalDate since, LocalDate until) {
        boolean seen = candidate.source() == Candidate.Source.TICKETS && known.isAfter(since);
        return Math.max(DAYS_BEFORE, ChronoUnit.DAYS.between(seen ? known : since, until) + 1);
    }

    /** How many first days would have been as near. */
    private static long daysAsNear(long daysBefore) {
        long away = Math.abs(daysBefore);
        return 1 + Math.min(away, DAYS_BEFORE) + Math.min(away, DAYS_AFTER);
    }
}
