package dev.deskpulse.scheduler.driver;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which places go together so closely that the data cannot tell what belongs to which: those of one block that a few of
 * the other blocks predict with a variance inflation (Marquardt 1970) of 10 or more. The few are found one by one, each
 * the one that adds most (orthogonal matching pursuit), so that a team that is three channels is told with all three.
 */
final class Ties {
    private static final double INFLATED = 0.9;
    private static final double LEAST_GAIN = 0.05;
    private static final int MOST_PARTNERS = 6;

    /** Places that go with the first one; a place of them that goes against it stands at its other end. */
    record Group(List<Place> members, double explained) {
        Group {
            members = List.copyOf(members);
        }
    }

    private record Spot(int block, int level, int column, boolean number) {}

    private final Design design;
    private final double[][] covariance;
    private final List<Spot> spots = new ArrayList<>();
    private final List<Group> groups = new ArrayList<>();
    private final Set<Place> taken = new HashSet<>();

    private Ties(Design design) {
        this.design = design;
        this.covariance = covariance(design);
        for (int b = 0; b < design.blocks().size(); b++) {
            Block block = design.blocks().get(b);
            for (int place = 0; place < block.width(); place++) {
                // Of a number, level 0 is its low end, 1 its high end, and 2 that it is not known.
                int level = block.isNumber() ? place + 1 : place;
                if (!block.levels().get(level).label().equals(Block.OTHER)) {
                    spots.add(new Spot(b, level, design.offset(b) + place, block.isNumber() && place == 0));
                }
            }
        }
    }

    static Ties in(Design design) {
        Ties ties = new Ties(design);
        List<Group> found = new ArrayList<>();
        for (Spot spot : ties.spots) {
            ties.group(spot, found);
        }
        found.sort(Comparator.comparingDouble(Group::explained).reversed());
        found.forEach(ties::take);
        return ties;
    }

    /** The most closely tied first; no place is in two. */
    List<Group> groups() {
        return List.copyOf(groups);
    }

    /** Whether it is in a group, or is what is left where a group is not. */
    boolean tied(int block, int level) {
        return taken.contains(new Place(block, level, true));
    }

    /** A group that shares a place with an earlier one is part of it, or says the same from the other side. */
    private void take(Group group) {
        OptionalInt met = IntStream.range(0, groups.size())
                .filter(g -> sides(groups.get(g)).stream().anyMatch(sides(group)::contains))
                .findFirst();
        met.ifPresentOrElse(g -> groups.set(g, joined(groups.get(g), group)), () -> groups.add(group));
        taken.addAll(sides(group));
    }

    private Group joined(Group group, Group more) {
        List<Place> members = new ArrayList<>(group.members);
        Place seed = members.get(0);
        for (Place place : more.members) {
            boolean along = covariance[column(seed)][column(place)] > 0;
            boolean known = members.stream().anyMatch(m -> m.block() == place.block() && m.level() == place.level());
            if (!known && (along || isNumber(place))) {
                members.add(new Place(place.block(), place.level(), along));
            }
        }
        return new Group(members, group.explained);
    }

    /** Its places, and what its blocks of two values hold where they do not hold these. */
    private Set<Place> sides(Group group) {
        Set<Place> sides = new HashSet<>();
        for (Place place : group.members) {
            Block block = design.blocks().get(place.block());
            sides.add(new Place(place.block(), place.level(), true));
            if (!block.isNumber() && block.levels().size() == 2) {
                sides.add(new Place(place.block(), 1 - place.level(), true));
            }
        }
        return sides;
    }

    private int column(Place place) {
        Block block = design.blocks().get(place.block());
        return design.offset(place.block()) + block.levels().get(place.level()).place();
    }

    private boolean isNumber(Place place) {
        Block block = design.blocks().get(place.block());
        return block.isNumber() && block.levels().get(place.level()).place() == 0;
    }

    private void group(Spot seed, List<Group> found) {
        double total = covariance[seed.column][seed.column];
        if (total <= 0) {
            return;
        }
        double[][] left = copy(covariance);
        List<Spot> partners = new ArrayList<>();
        double explained = 0;
        for (int partner = 0; partner < MOST_PARTNERS && explained < INFLATED; partner++) {
            Spot best = best(left, seed);
            double gain = best == null ? 0 : gain(left, seed, best) / total;
            if (best == null || gain < LEAST_GAIN) {
                return;
            }
            partners.add(best);
            explained += gain;
            takeOut(left, best.column);
        }
        List<Place> members = members(seed, partners);
        if (explained >= INFLATED && members.size() > 1) {
            found.add(new Group(members, explained));
        }
    }

    /** The seed with its partners; those that go against it are told by what else their block holds. */
    private List<Place> members(Spot seed, List<Spot> partners) {
        List<Place> members = new ArrayList<>();
        members.add(new Place(seed.block, seed.level, true));
        for (Spot partner : partners) {
            if (along(seed, partner) || partner.number) {
                members.add(new Place(partner.block, partner.level, along(seed, partner)));
            }
        }
        for (Spot spot : spots) {
            if (along(seed, spot) && !spot.number && allAgainst(seed, partners, spot.block)) {
                members.add(new Place(spot.block, spot.level, true));
            }
        }
        return members;
    }

    private boolean along(Spot seed, Spot other) {
        return covariance[seed.column][other.column] > 0;
    }

    private boolean allAgainst(Spot seed, List<Spot> partners, int block) {
        List<Spot> own =
                partners.stream().filter(partner -> partner.block == block).toList();
        return !own.isEmpty() && own.stream().noneMatch(partner -> partner.number || along(seed, partner));
    }

    private @Nullable Spot best(double[][] left, Spot seed) {
        Spot best = null;
        for (Spot spot : spots) {
            if (spot.block != seed.block
                    && left[spot.column][spot.column] > 1e-9
                    && (best == null || gain(left, seed, spot) > gain(left, seed, best))) {
                best = spot;
            }
        }
        return best;
    }

    private static double gain(double[][] left, Spot seed, Spot other) {
        double shared = left[seed.column][other.column];
        return shared * shared / left[other.column][other.column];
    }

    private static void takeOut(double[][] left, int column) {
        double own = left[column][column];
        double[] shared = left[column].clone();
        for (int a = 0; a < left.length; a++) {
            for (int b = 0; b < left.length; b++) {
                left[a][b] -= shared[a] * shared[b] / own;
            }
        }
    }

    private static double[][] covariance(Design design) {
        int width = design.width();
        double[][] sums = new double[width][width];
        double[] means = new double[width];
        int[] places = new int[design.entries()];
        double[] entries = new double[design.entries()];
        for (int i = 0; i < design.rows(); i++) {
            design.row(i, places, entries);
            for (int a = 0; a < places.length; a++) {
                means[places[a]] += entries[a] / design.rows();
                for (int b = 0; b < places.length; b++) {
                    sums[places[a]][places[b]] += entries[a] * entries[b] / design.rows();
                }
            }
        }
        for (int a = 0; a < width; a++) {
            for (int b = 0; b < width; b++) {
                sums[a][b] -= means[a] * means[b];
            }
        }
        return sums;
    }

    private static double[][] copy(double[][] matrix) {
        double[][] copy = matrix.clone();
        for (int i = 0; i < copy.length; i++) {
            copy[i] = copy[i].clone();
        }
        return copy;
    }
}
