package dev.deskpulse.scheduler.topic;

import java.util.Collection;

/** Arithmetic of sentence vectors. */
final class Vectors {
    private Vectors() {}

    static float dot(float[] a, float[] b) {
        // Four sums, since one would make each addition wait for the one before it.
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        int i = 0;
        for (; i + 3 < a.length; i += 4) {
            s0 += a[i] * b[i];
            s1 += a[i + 1] * b[i + 1];
            s2 += a[i + 2] * b[i + 2];
            s3 += a[i + 3] * b[i + 3];
        }
        for (; i < a.length; i++) {
            s0 += a[i] * b[i];
        }
        return s0 + s1 + s2 + s3;
    }

    /** @param vectors at least one */
    static float[] mean(Collection<float[]> vectors) {
        float[] mean = new float[vectors.iterator().next().length];
        vectors.forEach(vector -> add(vector, mean));
        for (int i = 0; i < mean.length; i++) {
            mean[i] /= vectors.size();
        }
        return mean;
    }

    static void add(float[] vector, float[] sum) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += vector[i];
        }
    }

    static float[] minus(float[] a, float[] b) {
        float[] difference = new float[a.length];
        for (int i = 0; i < a.length; i++) {
            difference[i] = a[i] - b[i];
        }
        return difference;
    }

    /** Of length 1; a vector of length 0 stays as it is. */
    static float[] unit(float[] vector) {
        float length = (float) Math.sqrt(dot(vector, vector));
        float[] unit = vector.clone();
        for (int i = 0; length > 0 && i < unit.length; i++) {
            unit[i] /= length;
        }
        return unit;
    }
}
