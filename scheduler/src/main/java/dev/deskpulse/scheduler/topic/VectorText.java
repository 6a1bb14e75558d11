package dev.deskpulse.scheduler.topic;

import java.nio.ByteBuffer;
import java.util.Base64;

/** A vector as text: one byte a number and their common scale, which keeps cosines to about 0.001. */
final class VectorText {
    private VectorText() {}

    static String of(float[] vector) {
        float most = Float.MIN_NORMAL;
        for (float x : vector) {
            most = Math.max(most, Math.abs(x));
        }
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES + vector.length).putFloat(most);
        for (float x : vector) {
            bytes.put((byte) Math.round(x / most * Byte.MAX_VALUE));
        }
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    static float[] vector(String text) {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(text));
        float scale = bytes.getFloat() / Byte.MAX_VALUE;
        float[] vector = new float[bytes.remaining()];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = bytes.get() * scale;
        }
        return vector;
    }
}
