package dev.deskpulse.scheduler.text.model;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Vectors of texts by a BGE small model (Xiao et al., "C-Pack", 2023; MIT licence), run in this process. Texts are run
 * one at a time: the quantised model would give a text another vector beside other texts. Safe for use by several
 * threads, and faster so.
 */
public final class SentenceVectors {
    private static final int MOST_PIECES = 510;

    private final WordPiece wordPiece;
    private final OrtSession session;

    private SentenceVectors(WordPiece wordPiece, OrtSession session) {
        this.wordPiece = wordPiece;
        this.session = session;
    }

    private static final class Chinese {
        static final SentenceVectors VECTORS = load("bge-small-zh-v1.5-q");
    }

    private static final class English {
        static final SentenceVectors VECTORS = load("bge-small-en-v1.5-q");
    }

    /** Loaded once, when first asked for; 512 numbers a text. */
    public static SentenceVectors chinese() {
        return Chinese.VECTORS;
    }

    /** Loaded once, when first asked for; 384 numbers a text. */
    public static SentenceVectors english() {
        return English.VECTORS;
    }

    private static SentenceVectors load(String name) {
        try (InputStream model = resource("/" + name + ".onnx");
                InputStream tokenizer = resource("/" + name + "-tokenizer.json");
                OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            OrtSession session = OrtEnvironment.getEnvironment().createSession(model.readAllBytes(), options);
            return new SentenceVectors(WordPiece.read(tokenizer), session);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        } catch (OrtException e) {
            throw new IllegalStateException(name + " cannot be loaded: " + e.getMessage(), e);
        }
    }

    private static InputStream resource(String name) {
        InputStream stream = SentenceVectors.class.getResourceAsStream(name);
        if (stream == null) {
            throw new IllegalStateException(name + " is missing from the program");
        }
        return stream;
    }

    /** A text's vector, of length 1; the text's first 510 pieces count. */
    public float[] of(String text) {
        return normalized(run(wordPiece.cut(text, MOST_PIECES))[0]);
    }

    private float[][] run(List<WordPiece.Piece> pieces) {
        int length = pieces.size() + 2;
        long[] ids = new long[length];
        ids[0] = wordPiece.start();
        ids[length - 1] = wordPiece.end();
        for (int i = 0; i < pieces.size(); i++) {
            ids[i + 1] = pieces.get(i).id();
        }
        long[] shape = {1, length};
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OnnxTensor tokens = OnnxTensor.createTensor(environment, LongBuffer.wrap(ids), shape);
                OnnxTensor mask = OnnxTensor.createTensor(environment, LongBuffer.wrap(filled(length, 1)), shape);
                OnnxTensor types = OnnxTensor.createTensor(environment, LongBuffer.wrap(filled(length, 0)), shape);
                OrtSession.Result result =
                        session.run(Map.of("input_ids", tokens, "attention_mask", mask, "token_type_ids", types))) {
            return ((float[][][]) result.get(0).getValue())[0];
        } catch (OrtException e) {
            throw new IllegalStateException("the sentence model failed: " + e.getMessage(), e);
        }
    }

    private static long[] filled(int length, long value) {
        long[] filled = new long[length];
        Arrays.fill(filled, value);
        return filled;
    }

    private static float[] normalized(float[] vector) {
        double sum = 0;
        for (float x : vector) {
            sum += x * x;
        }
        float length = (float) Math.sqrt(sum);
        float[] unit = new float[vector.length];
        for (int i = 0; i < vector.length; i++) {
            unit[i] = vector[i] / length;
        }
        return unit;
    }
}
