package dev.deskpulse.scheduler.text.model;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Vectors of texts by a BGE small model (Xiao et al., "C-Pack", 2023; MIT licence), run in this process. Texts are run
 * one at a time: the quantised model would give a text another vector beside other texts. Safe for use by several
 * threads, and faster so.
 *
 * <p>The model was taught to say by its last layer what a text is about. The layers below keep more of the wording (Jawahar,
 * Sagot and Seddah, "What does BERT learn about the structure of language?", 2019), by which feeling is told; they are made
 * on the way and cost nothing more.
 */
public final class SentenceVectors {
    private static final int MOST_PIECES = 510;

    private static final String LAST = "last_hidden_state";
    private static final float MEANS_LENGTH = 3;

    private final WordPiece wordPiece;
    private final OrtSession session;
    private final int length;
    private final List<String> layers;

    private SentenceVectors(WordPiece wordPiece, OrtSession session, int length, List<String> layers) {
        this.wordPiece = wordPiece;
        this.session = session;
        this.length = length;
        this.layers = layers;
    }

    private static final class Chinese {
        static final SentenceVectors VECTORS = load("bge-small-zh-v1.5-q", 512, List.of(2, 1, 0));
    }

    private static final class English {
        static final SentenceVectors VECTORS = load("bge-small-en-v1.5-q", 384, List.of(9, 7, 5));
    }

    /** Loaded once, when first asked for; 512 numbers a text. */
    public static SentenceVectors chinese() {
        return loaded(() -> Chinese.VECTORS);
    }

    /** Loaded once, when first asked for; 384 numbers a text. */
    public static SentenceVectors english() {
        return loaded(() -> English.VECTORS);
    }

    /** The models' own library is unpacked into the folder for temporary files, and is missing where that is full. */
    private static SentenceVectors loaded(Supplier<SentenceVectors> model) {
        try {
            return model.get();
        } catch (LinkageError e) {
            throw new IllegalStateException(
                    "the sentence models cannot be loaded: their library could not be unpacked into "
                            + System.getProperty("java.io.tmpdir")
                            + "; make room and start again, or name another folder by -Djava.io.tmpdir",
                    e);
        }
    }

    /** @param layers those whose means {@link #ofLayers} gives, from 0 */
    private static SentenceVectors load(String name, int length, List<Integer> layers) {
        List<String> outputs = layers.stream()
                .map(layer -> "/encoder/layer." + layer + "/output/LayerNorm/Add_1_output_0")
                .toList();
        try (InputStream model = resource("/" + name + ".onnx");
                InputStream tokenizer = resource("/" + name + "-tokenizer.json");
                OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            OrtSession session = OrtEnvironment.getEnvironment()
                    .createSession(OnnxOutputs.add(outputs, model.readAllBytes()), options);
            return new SentenceVectors(WordPiece.read(tokenizer), session, length, outputs);
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

    /** What a text is about, as a vector of length 1; the text's first 510 pieces count. */
    public float[] of(String text) {
        return run(text, Set.of(LAST), result -> unit(firstPiece(result)));
    }

    /** How many numbers a model of this sight sees. */
    int length(Recipe.Sight sight) {
        return switch (sight) {
            case NONE -> 0;
            case TEXT -> length;
            case LAYERS -> length * (1 + layers.size());
        };
    }

    /** At least so many numbers of a text. */
    float[] of(String text, int least) {
        return least > length ? ofLayers(text) : of(text);
    }

    /** The same, followed by the means of the text's pieces in lower layers, each of length 3. */
    float[] ofLayers(String text) {
        Set<String> outputs = new HashSet<>(layers);
        outputs.add(LAST);
        return run(text, outputs, this::withMeans);
    }

    private float[] withMeans(OrtSession.Result result) {
        float[] about = unit(firstPiece(result));
        float[] joined = Arrays.copyOf(about, about.length * (1 + layers.size()));
        for (int layer = 0; layer < layers.size(); layer++) {
            float[] mean = unit(sum(states(result, layers.get(layer)), about.length));
            for (int i = 0; i < mean.length; i++) {
                joined[(1 + layer) * about.length + i] = MEANS_LENGTH * mean[i];
            }
        }
        return joined;
    }

    private static float[] firstPiece(OrtSession.Result result) {
        OnnxTensor last = tensor(result, LAST);
        float[] first = new float[(int) last.getInfo().getShape()[2]];
        last.getFloatBuffer().get(first);
        return first;
    }

    /** A layer's numbers, piece after piece. */
    private static FloatBuffer states(OrtSession.Result result, String layer) {
        return tensor(result, layer).getFloatBuffer();
    }

    private static OnnxTensor tensor(OrtSession.Result result, String name) {
        return (OnnxTensor) result.get(name).orElseThrow();
    }

    private static float[] sum(FloatBuffer states, int length) {
        float[] sum = new float[length];
        float[] piece = new float[length];
        while (states.hasRemaining()) {
            states.get(piece);
            for (int i = 0; i < length; i++) {
                sum[i] += piece[i];
            }
        }
        return sum;
    }

    private float[] run(String text, Set<String> outputs, Function<OrtSession.Result, float[]> read) {
        List<WordPiece.Piece> pieces = wordPiece.cut(text, MOST_PIECES);
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
                OrtSession.Result result = session.run(
                        Map.of("input_ids", tokens, "attention_mask", mask, "token_type_ids", types), outputs)) {
            return read.apply(result);
        } catch (OrtException e) {
            throw new IllegalStateException("the sentence model failed: " + e.getMessage(), e);
        }
    }

    private static long[] filled(int length, long value) {
        long[] filled = new long[length];
        Arrays.fill(filled, value);
        return filled;
    }

    private static float[] unit(float[] vector) {
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
