package dev.deskpulse.scheduler.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WardTreeTest {
    @Test
    void everyCutHasAsManyGroupsAsAskedFor() {
        WardTree tree = WardTree.of(bundles(5, 12, 0.2f));

        for (int groups = 1; groups <= 60; groups++) {
            assertThat(Arrays.stream(tree.cut(groups)).distinct().count()).isEqualTo(groups);
        }
    }

    @Test
    void bundlesOfPointsAreGroups() {
        int[] groups = WardTree.of(bundles(5, 12, 0.2f)).cut(5);

        for (int i = 0; i < groups.length; i++) {
            assertThat(groups[i]).isEqualTo(i / 12);
        }
    }

    @Test
    void equalPointsAreJoinedFirst() {
        float[][] points = bundles(2, 2, 0);

        assertThat(WardTree.of(points).cut(2)).containsExactly(0, 0, 1, 1);
    }

    @Test
    void theNumberOfGroupsIsChosenByThePoints() {
        for (int bundles : new int[] {3, 8, 20}) {
            float[][] points = bundles(bundles, 15, 0.25f);
            int[] groups = GroupCount.cut(points, WardTree.of(points));

            assertThat(Arrays.stream(groups).distinct().count()).isEqualTo(bundles);
        }
    }

    /** Unit vectors scattered about some directions, bundle after bundle. */
    private static float[][] bundles(int count, int size, float scatter) {
        Random dice = new Random(5);
        float[][] points = new float[count * size][];
        float[] middle = new float[32];
        for (int i = 0; i < points.length; i++) {
            if (i % size == 0) {
                middle = Vectors.unit(gauss(dice, 1));
            }
            float[] point = gauss(dice, scatter / 4);
            Vectors.add(middle, point);
            points[i] = Vectors.unit(point);
        }
        return points;
    }

    private static float[] gauss(Random dice, float scale) {
        float[] vector = new float[32];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) dice.nextGaussian() * scale;
        }
        return vector;
    }
}
