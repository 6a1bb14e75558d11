package dev.deskpulse.scheduler.text.model;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Models as bytes: gzip, big-endian. */
public final class ModelFile {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int MAGIC = 0x44504D31;
    private static final int MOST = 1 << 24;

    private ModelFile() {}

    public static void write(TextModel model, OutputStream stream) throws IOException {
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(new GZIPOutputStream(stream)))) {
            out.writeInt(MAGIC);
            out.writeUTF(model.task());
            out.writeUTF(model.version());
            out.writeInt(model.cascades().size());
            for (Map.Entry<Tongue, Cascade> entry : new EnumMap<>(model.cascades()).entrySet()) {
                out.writeUTF(entry.getKey().name());
                out.writeDouble(entry.getValue().sureFrom());
                write(entry.getValue().cheap(), out);
                write(entry.getValue().full(), out);
                byte[] quality = MAPPER.writeValueAsBytes(model.quality().get(entry.getKey()));
                out.writeInt(quality.length);
                out.write(quality);
            }
        }
    }

    /** @throws IOException where the bytes are no model, or one of a newer kind */
    public static TextModel read(InputStream stream) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(new GZIPInputStream(stream)))) {
            if (in.readInt() != MAGIC) {
                throw new IOException("this is no model of this version of Deskpulse");
            }
            String task = in.readUTF();
            String version = in.readUTF();
            Map<Tongue, Cascade> cascades = new EnumMap<>(Tongue.class);
            Map<Tongue, Quality> quality = new EnumMap<>(Tongue.class);
            for (int left = bounded(in.readInt()); left > 0; left--) {
                Tongue tongue = Tongue.valueOf(in.readUTF());
                double sureFrom = in.readDouble();
                cascades.put(tongue, new Cascade(linear(in), linear(in), sureFrom));
                quality.put(tongue, MAPPER.readValue(in.readNBytes(bounded(in.readInt())), Quality.class));
            }
            return new TextModel(task, version, cascades, quality);
        } catch (IllegalArgumentException e) {
            throw new IOException("this is no model of this version of Deskpulse", e);
        }
    }

    private static void write(LinearModel model, DataOutputStream out) throws IOException {
        out.writeInt(model.space().signals());
        out.writeInt(model.space().vectorLength());
        out.writeInt(model.space().grams().length);
        for (int gram : model.space().grams()) {
            out.writeInt(gram);
        }
        out.writeDouble(model.temperature());
        out.writeInt(model.labels().size());
        for (int label = 0; label < model.labels().size(); label++) {
            out.writeUTF(model.labels().get(label));
            for (float weight : model.weightsOf(label)) {
                out.writeFloat(weight);
            }
        }
    }

    private static LinearModel linear(DataInputStream in) throws IOException {
        int signals = bounded(in.readInt());
        int vector = bounded(in.readInt());
        int[] grams = new int[bounded(in.readInt())];
        for (int i = 0; i < grams.length; i++) {
            grams[i] = in.readInt();
        }
        FeatureSpace space = new FeatureSpace(signals, vector, grams);
        double temperature = in.readDouble();
        List<String> labels = new ArrayList<>();
        float[][] weights = new float[bounded(in.readInt())][];
        for (int label = 0; label < weights.length; label++) {
            labels.add(in.readUTF());
            weights[label] = new float[space.size()];
            for (int i = 0; i < weights[label].length; i++) {
                weights[label][i] = in.readFloat();
            }
        }
        return new LinearModel(space, labels, weights, temperature);
    }

    private static int bounded(int length) throws IOException {
        if (length < 0 || length > MOST) {
            throw new IOException("the model's file is damaged");
        }
        return length;
    }
}
