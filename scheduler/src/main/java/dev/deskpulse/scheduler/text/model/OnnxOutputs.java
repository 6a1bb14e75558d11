package dev.deskpulse.scheduler.text.model;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Makes inner results of an ONNX model its outputs. In Protocol Buffers, bytes that follow a message's own are merged into
 * it, and lists grow so: the names are appended and the model is not read.
 */
final class OnnxOutputs {
    private static final int MODEL_GRAPH = 7;
    private static final int GRAPH_OUTPUT = 12;
    private static final int VALUE_NAME = 1;
    private static final int VALUE_TYPE = 2;
    private static final int TYPE_TENSOR = 1;
    private static final byte[] OF_FLOATS = {1 << 3, 1};
    private static final int BYTES = 2;

    private OnnxOutputs() {}

    /** @param results names of tensors of floats that the model makes */
    static byte[] add(List<String> results, byte[] model) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(model.length + 200 * results.size());
        bytes.writeBytes(model);
        for (String result : results) {
            ByteArrayOutputStream value = new ByteArrayOutputStream();
            value.writeBytes(field(VALUE_NAME, result.getBytes(StandardCharsets.UTF_8)));
            value.writeBytes(field(VALUE_TYPE, field(TYPE_TENSOR, OF_FLOATS)));
            bytes.writeBytes(field(MODEL_GRAPH, field(GRAPH_OUTPUT, value.toByteArray())));
        }
        return bytes.toByteArray();
    }

    private static byte[] field(int number, byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write((number << 3) | BYTES);
        int length = content.length;
        for (; length >= 0x80; length >>>= 7) {
            bytes.write((length & 0x7F) | 0x80);
        }
        bytes.write(length);
        bytes.writeBytes(content);
        return bytes.toByteArray();
    }
}
