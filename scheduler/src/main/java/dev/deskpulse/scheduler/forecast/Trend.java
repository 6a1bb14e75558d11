package dev.deskpulse.scheduler.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a series is made of: at each step trend, season and rest, which add up to the value; and where it changed for good. */
public final class Trend {
    private static final int LEAST_PIECE = 6;
    private static final int ROBUST_ROUNDS = 3;
    private static final int SEASONS_FOR_CHANGE = 13;
    private static final int MOST_PAST = 5_000;

    private final List<Part> parts;
    private final List<Change> changes;
    private final List<String> notes;

    /**
     * One step.
     *
     * @param step of the series that was given, from 0
     * @param value NaN where there was none; then the other figures are what would have been usual
     */
    public record Part(int step, double value, double trend, double season, double rest) {}

    /**
     * A change for good, in level or slope.
     *
     * @param step the first one of the new time
     * @param size how much higher the series goes on than it would have done; negative for a fall
     * @param share the size over what would have been; NaN where that is 0
     * @param slopeBefore change of the level a step
     * @param slopeAfter likewise
     */
    public record Change(int step, double size, double share, double slopeBefore, double slopeAfter) {}

    private Trend(List<Part> parts, List<Change> changes, List<String> notes) {
        this.parts = List.copyOf(parts);
        this.changes = List.copyOf(changes);
        this.notes = List.copyOf(notes);
    }

    /**
     * @param values in steps of equal length; NaN where there is none
     * @param season steps; 1 for none; not looked for where there are fewer than two seasons
     * @return nothing where there are fewer than {@value #LEAST_PIECE} values; the notes say why
     */
    public static Trend of(double[] values, int season) {
        int start = Math.max(0, values.length - MOST_PAST);
        while (start < values.length && !Double.isFinite(values[start])) {
            start++;
        }
        double[] given = Arrays.copyOfRange(values, start, values.length);
        if (Arrays.stream(given).filter(Double::isFinite).count() < LEAST_PIECE) {
            return new Trend(List.of(), List.of(), List.of("There are fewer than " + LEAST_PIECE + " values."));
        }
        List<String> notes = new ArrayList<>();
        if (values.length > MOST_PAST) {
            notes.add("Only the last " + MOST_PAST + " of " + values.length + " steps are looked at.");
        }
        boolean seasonal = season > 1 && given.length >= 2 * season;
        if (season > 1 && !seasonal) {
            notes.add("There are fewer than two seasons of " + season + " steps; no season is taken out.");
        }
        return of(given, start, seasonal ? season : 1, notes);
    }

    private static Trend of(double[] given, int start, int season, List<String> notes) {
        double[] filled = filled(given, season);
        Stl.Parts apart =
                season > 1 ? new Stl(season, SEASONS_FOR_CHANGE, ROBUST_ROUNDS).of(filled) : Stl.withoutSeason(filled);
        double[] trend = apart.trend();
        double[] shape = apart.season();
        double[] rest = apart.rest();
        List<Part> parts = new ArrayList<>();
        double[] level = new double[filled.length];
        for (int t = 0; t < filled.length; t++) {
            level[t] = filled[t] - shape[t];
            double value = Double.isFinite(given[t]) ? given[t] : Double.NaN;
            parts.add(new Part(start + t, value, trend[t], shape[t], rest[t]));
        }
        List<Change> changes = new ChangePoints(Loess.withoutSpikes(level), Math.max(LEAST_PIECE, season)).find(start);
        return new Trend(parts, changes, notes);
    }

    /** A gap takes the value of a season before; nothing is judged by it. */
    private static double[] filled(double[] given, int season) {
        double[] filled = given.clone();
        for (int t = 0; t < filled.length; t++) {
            if (!Double.isFinite(filled[t])) {
                filled[t] = filled[t >= season ? t - season : t - 1];
            }
        }
        return filled;
    }

    /** From early to late. */
    public List<Part> parts() {
        return parts;
    }

    /** From early to late. */
    public List<Change> changes() {
        return changes;
    }

    /** What to know of the data, in sentences. */
    public List<String> notes() {
        return notes;
    }
}
