package dev.deskpulse.scheduler.agent;

import dev.deskpulse.scheduler.sight.Sight;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How an agent's figures stand beside the team's on like cases since a training, against the days before: what changed for the
 * whole team falls out.
 *
 * @param changes by figure; those that cannot be compared both before and after are left out
 */
public record TrainingProgress(Training training, Map<AgentFigure, Change> changes) {
    private static final int DAYS = 90;
    private static final double Z = 1.959964;

    public TrainingProgress {
        changes = Map.copyOf(changes);
    }

    /** Said only where the whole interval says so. */
    public enum Verdict {
        IMPROVED,
        WORSENED,
        CANNOT_TELL
    }

    /**
     * The change of the distance to the team: of durations as a factor, of shares as a difference.
     *
     * @param low of the 95 % interval, which takes the days before and after for independent
     */
    public record Change(Standing before, Standing after, double value, double low, double high, Verdict verdict) {}

    /** A distance to the team with its standard error; of durations in logarithms. */
    private record Distance(double value, double error) {
        static Optional<Distance> of(AgentFigure figure, Standing standing) {
            Double adjusted = standing.adjusted();
            Double team = standing.team();
            Double low = standing.low();
            Double high = standing.high();
            if (adjusted == null || team == null || low == null || high == null) {
                return Optional.empty();
            }
            return Optional.of(
                    figure.isDuration()
                            ? new Distance(Math.log(adjusted / team), Math.log(high / low) / 2 / Z)
                            : new Distance(adjusted - team, (high - low) / 2 / Z));
        }
    }

    /** Of up to 90 days before a training and since, in the desk's zone; without changes where the agent may not be seen. */
    public static TrainingProgress of(Training training, Agents agents, LocalDate today, Sight sight) {
        LocalDate last = training.day().plusDays(DAYS - 1L);
        Map<AgentFigure, Standing> before = figures(
                training, agents, training.day().minusDays(DAYS), training.day().minusDays(1), sight);
        Map<AgentFigure, Standing> after =
                figures(training, agents, training.day(), last.isAfter(today) ? today : last, sight);
        Map<AgentFigure, Change> changes = new EnumMap<>(AgentFigure.class);
        for (AgentFigure figure : before.keySet()) {
            if (after.containsKey(figure)) {
                change(figure, Objects.requireNonNull(before.get(figure)), Objects.requireNonNull(after.get(figure)))
                        .ifPresent(change -> changes.put(figure, change));
            }
        }
        return new TrainingProgress(training, changes);
    }

    private static Map<AgentFigure, Standing> figures(
            Training training, Agents agents, LocalDate from, LocalDate to, Sight sight) {
        return agents.report(from, to, sight, training.topic()).agents().stream()
                .filter(agent -> agent.agent().equals(training.agent()))
                .findFirst()
                .map(AgentReport.Agent::figures)
                .orElse(Map.of());
    }

    private static Optional<Change> change(AgentFigure figure, Standing before, Standing after) {
        return Distance.of(figure, before)
                .flatMap(was -> Distance.of(figure, after).map(now -> change(figure, before, after, was, now)));
    }

    private static Change change(AgentFigure figure, Standing before, Standing after, Distance was, Distance now) {
        double value = now.value - was.value;
        double error = Z * Math.hypot(now.error, was.error);
        boolean up = value - error > 0;
        boolean down = value + error < 0;
        Verdict verdict =
                !up && !down ? Verdict.CANNOT_TELL : up == figure.isMoreBetter() ? Verdict.IMPROVED : Verdict.WORSENED;
        return figure.isDuration()
                ? new Change(before, after, Math.exp(value), Math.exp(value - error), Math.exp(value + error), verdict)
                : new Change(before, after, value, value - error, value + error, verdict);
    }
}
