package dev.deskpulse.scheduler.compare;

import dev.deskpulse.scheduler.compare.CaseMix.Figures;
import dev.deskpulse.scheduler.compare.CaseMix.Stratum;
import dev.deskpulse.scheduler.kpi.CaseCells.Cell;
import dev.deskpulse.scheduler.kpi.Dimension;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Two sets of cases compared with their mix held fixed, over strata of several dimensions crossed. Where too few cases
 * are in strata that both have, the dimension without which most are is let go, until eight tenths of either are.
 *
 * @param held dimensions that are held fixed; one in which all cases are alike is not named
 * @param loose those that had to be let go
 * @param mix what is left of the difference; empty where the two cannot be compared
 * @param refused why not; null where they can
 */
public record SameCases(
        List<Dimension> held,
        List<Dimension> loose,
        Side first,
        Side second,
        Optional<CaseMix> mix,
        @Nullable Refusal refused) {
    static final double LEAST_SHARED = 0.8;
    static final int LEAST_EFFECTIVE = 30;

    public SameCases {
        held = List.copyOf(held);
        loose = List.copyOf(loose);
    }

    /** Why two sets cannot be compared. */
    public enum Refusal {
        /** One of them has no cases at all. */
        NO_CASES,
        /** Whatever is held fixed alone, too few are in strata that both have. */
        TOO_LITTLE_IN_COMMON,
        /** Fewer than thirty effective cases on a side. */
        TOO_FEW_CASES
    }

    /**
     * One of the two.
     *
     * @param mean plain, of all its cases; 0 where there are none
     * @param shared share of its cases that is in strata that both have
     */
    public record Side(long cases, double mean, double shared) {}

    /**
     * Compares.
     *
     * @param dimensions that the cells' values are of, in their order
     */
    public static SameCases of(List<Dimension> dimensions, List<Cell> first, List<Cell> second) {
        List<Integer> varying = IntStream.range(0, dimensions.size())
                .filter(one -> varies(one, first, second))
                .boxed()
                .toList();
        Strata strata = new Strata(varying, first, second);
        while (strata.leastShared() < LEAST_SHARED && !strata.held.isEmpty()) {
            strata = strata.withOneLess(first, second);
        }
        List<Dimension> held = strata.held.stream().map(dimensions::get).toList();
        List<Dimension> loose = varying.stream()
                .map(dimensions::get)
                .filter(one -> !held.contains(one))
                .toList();
        Side one = side(first, strata.sharedFirst);
        Side other = side(second, strata.sharedSecond);
        Optional<CaseMix> mix = CaseMix.of(List.copyOf(strata.strata.values()));
        Refusal refused = refusal(one, other, held.isEmpty() && !loose.isEmpty(), mix);
        return new SameCases(held, loose, one, other, refused == null ? mix : Optional.empty(), refused);
    }

    /** Where all have the same value, there is nothing to hold. */
    private static boolean varies(int dimension, List<Cell> first, List<Cell> second) {
        return Stream.concat(first.stream(), second.stream())
                        .map(cell -> cell.values().get(dimension))
                        .distinct()
                        .limit(2)
                        .count()
                > 1;
    }

    private static @Nullable Refusal refusal(Side first, Side second, boolean nothingHeld, Optional<CaseMix> mix) {
        if (first.cases == 0 || second.cases == 0) {
            return Refusal.NO_CASES;
        }
        if (nothingHeld || mix.isEmpty()) {
            return Refusal.TOO_LITTLE_IN_COMMON;
        }
        double effective = Math.min(mix.get().effectiveFirst(), mix.get().effectiveSecond());
        return effective < LEAST_EFFECTIVE || mix.get().low().isEmpty() ? Refusal.TOO_FEW_CASES : null;
    }

    private static Side side(List<Cell> cells, double shared) {
        long cases = cells.stream().mapToLong(Cell::cases).sum();
        double sum = cells.stream().mapToDouble(Cell::sum).sum();
        return new Side(cases, cases == 0 ? 0 : sum / cases, shared);
    }

    /** The cells, put together by the dimensions that are held. */
    private static final class Strata {
        private final List<Integer> held;
        private final Map<List<String>, Stratum> strata = new LinkedHashMap<>();
        private final double sharedFirst;
        private final double sharedSecond;

        Strata(List<Integer> held, List<Cell> first, List<Cell> second) {
            this.held = held;
            Map<List<String>, Figures> one = figures(first);
            Map<List<String>, Figures> other = figures(second);
            Set<List<String>> names = new LinkedHashSet<>(one.keySet());
            names.addAll(other.keySet());
            for (List<String> name : names) {
                strata.put(
                        name,
                        new Stratum(
                                String.join(" · ", name),
                                one.getOrDefault(name, Figures.NONE),
                                other.getOrDefault(name, Figures.NONE)));
            }
            this.sharedFirst = shared(Stratum::first);
            this.sharedSecond = shared(Stratum::second);
        }

        double leastShared() {
            return Math.min(sharedFirst, sharedSecond);
        }

        /** Without the dimension that costs most; of equal ones, the last. */
        Strata withOneLess(List<Cell> first, List<Cell> second) {
            List<Strata> fewer = new ArrayList<>();
            for (int i = held.size() - 1; i >= 0; i--) {
                Integer let = held.get(i);
                fewer.add(
                        new Strata(held.stream().filter(one -> !one.equals(let)).toList(), first, second));
            }
            return fewer.stream()
                    .reduce((a, b) -> b.leastShared() > a.leastShared() ? b : a)
                    .orElse(this);
        }

        private double shared(Function<Stratum, Figures> side) {
            long all = strata.values().stream()
                    .mapToLong(stratum -> side.apply(stratum).cases())
                    .sum();
            long both = strata.values().stream()
                    .filter(Stratum::inBoth)
                    .mapToLong(stratum -> side.apply(stratum).cases())
                    .sum();
            return all == 0 ? 0 : (double) both / all;
        }

        private Map<List<String>, Figures> figures(List<Cell> cells) {
            Map<List<String>, double[]> sums = new LinkedHashMap<>();
            for (Cell cell : cells) {
                List<String> name = held.stream().map(cell.values()::get).toList();
                double[] sum = sums.computeIfAbsent(name, ignored -> new double[3]);
                sum[0] += cell.cases();
                sum[1] += cell.sum();
                sum[2] += cell.squares();
            }
            Map<List<String>, Figures> figures = new LinkedHashMap<>();
            sums.forEach((name, sum) -> figures.put(name, figures(sum[0], sum[1], sum[2])));
            return figures;
        }

        private static Figures figures(double cases, double sum, double squares) {
            double mean = sum / cases;
            double variance = cases > 1 ? Math.max(0, (squares - cases * mean * mean) / (cases - 1)) : 0;
            return new Figures(Math.round(cases), mean, variance);
        }
    }
}
