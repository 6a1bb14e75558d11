package dev.deskpulse.scheduler.topic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Points joined into ever larger groups, always the two whose union scatters least (Ward, "Hierarchical grouping to
 * optimize an objective function", 1963), by chains of nearest neighbours (Murtagh, "A survey of recent advances in
 * hierarchical clustering algorithms", 1983): time and memory grow with the square of the number of points.
 */
final class WardTree {
    private record Union(int a, int b, float height) {}

    private final int points;
    private final List<Union> unions;

    private WardTree(int points, List<Union> unions) {
        this.points = points;
        this.unions = unions;
    }

    static WardTree of(float[][] points) {
        List<Union> unions = new Growth(points).unions();
        unions.sort(Comparator.comparingDouble(Union::height));
        return new WardTree(points.length, unions);
    }

    /** The group of each point, numbered from 0 in the order of their first points. */
    int[] cut(int groups) {
        int[] parent = IntStream.range(0, points).toArray();
        for (Union union : unions.subList(0, Math.max(0, points - groups))) {
            parent[root(parent, union.b)] = root(parent, union.a);
        }
        return numbered(IntStream.range(0, points).map(i -> root(parent, i)).toArray());
    }

    private static int root(int[] parent, int point) {
        int at = point;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }

    private static int[] numbered(int[] roots) {
        int[] numberOf = new int[roots.length];
        Arrays.fill(numberOf, -1);
        int next = 0;
        for (int i = 0; i < roots.length; i++) {
            if (numberOf[roots[i]] < 0) {
                numberOf[roots[i]] = next++;
            }
            roots[i] = numberOf[roots[i]];
        }
        return roots;
    }

    /** The tree while it grows: a group goes by the number of one of its points. */
    private static final class Growth {
        private final float[][] squares;
        private final int[] size;
        private final int[] chain;
        private int chained;

        Growth(float[][] points) {
            squares = IntStream.range(0, points.length)
                    .parallel()
                    .mapToObj(i -> squaresBefore(points, i))
                    .toArray(float[][]::new);
            size = new int[points.length];
            Arrays.fill(size, 1);
            chain = new int[points.length + 1];
        }

        private static float[] squaresBefore(float[][] points, int i) {
            float[] row = new float[i];
            for (int j = 0; j < i; j++) {
                row[j] = Math.max(0, 2 - 2 * Vectors.dot(points[i], points[j]));
            }
            return row;
        }

        List<Union> unions() {
            List<Union> unions = new ArrayList<>();
            while (unions.size() < size.length - 1) {
                if (chained == 0) {
                    chain[chained++] = firstGroup();
                }
                int tip = chain[chained - 1];
                int before = chained > 1 ? chain[chained - 2] : -1;
                int next = nearest(tip, before);
                if (next == before) {
                    chained -= 2;
                    unions.add(unite(tip, before));
                } else {
                    chain[chained++] = next;
                }
            }
            return unions;
        }

        private int firstGroup() {
            int first = 0;
            while (size[first] == 0) {
                first++;
            }
            return first;
        }

        /** The one before in the chain wins a tie, or the chain would turn in circles. */
        private int nearest(int group, int before) {
            int nearest = before;
            float least = before < 0 ? Float.MAX_VALUE : square(group, before);
            for (int other = 0; other < size.length; other++) {
                if (size[other] > 0 && other != group && square(group, other) < least) {
                    least = square(group, other);
                    nearest = other;
                }
            }
            return nearest;
        }

        /** The formula of Lance and Williams for Ward's criterion. */
        private Union unite(int a, int b) {
            float height = square(a, b);
            for (int other = 0; other < size.length; other++) {
                if (size[other] > 0 && other != a && other != b) {
                    float sum = (size[a] + size[other]) * square(a, other)
                            + (size[b] + size[other]) * square(b, other)
                            - size[other] * height;
                    set(a, other, sum / (size[a] + size[b] + size[other]));
                }
            }
            size[a] += size[b];
            size[b] = 0;
            return new Union(a, b, height);
        }

        private float square(int i, int j) {
            return i > j ? squares[i][j] : squares[j][i];
        }

        private void set(int i, int j, float square) {
            squares[Math.max(i, j)][Math.min(i, j)] = square;
        }
    }
}
