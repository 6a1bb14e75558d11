package dev.deskpulse.connector.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** One JSON object a line. Objects inside give columns such as {@code customer.name}; arrays stay JSON text. */
final class JsonLinesTable implements Table {
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final int DEPTH = 5;

    private final String name;
    private final BufferedReader reader;
    private final ImportLimits limits;
    private long line;
    private @Nullable Row ahead;

    JsonLinesTable(Path file, Charset charset, ImportLimits limits) throws IOException {
        this.name = String.valueOf(file.getFileName());
        this.reader = new BufferedReader(TextEncoding.open(file, charset), 1 << 16);
        this.limits = limits;
    }

    @Override
    public List<String> header() {
        return List.of();
    }

    @Override
    public boolean hasNext() {
        if (ahead == null) {
            ahead = advance();
        }
        return ahead != null;
    }

    @Override
    public Row next() {
        if (!hasNext() || ahead == null) {
            throw new NoSuchElementException();
        }
        Row row = ahead;
        ahead = null;
        return row;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private @Nullable Row advance() {
        try {
            StringBuilder text = new StringBuilder();
            while (readLine(text)) {
                line++;
                String json = Cells.clean(text.toString());
                if (text.length() > longest()) {
                    return Row.unreadable(line, "is longer than " + longest() + " characters");
                }
                if (!json.isEmpty()) {
                    return row(json);
                }
                text.setLength(0);
            }
            return null;
        } catch (IOException e) {
            throw new FileImportException(name + " cannot be read on; check the disk it is on", e);
        }
    }

    private Row row(String json) {
        try {
            JsonNode tree = JSON.readTree(json);
            if (!tree.isObject()) {
                return Row.unreadable(line, "is no JSON object");
            }
            Map<String, String> cells = new LinkedHashMap<>();
            flatten("", tree, cells, DEPTH);
            for (Map.Entry<String, String> cell : cells.entrySet()) {
                if (cell.getValue().length() > limits.cellCharacters()) {
                    return Row.unreadable(line, Cells.tooLong(cell.getKey(), limits));
                }
            }
            return Row.of(line, cells);
        } catch (JsonProcessingException e) {
            return Row.unreadable(line, "is no valid JSON");
        }
    }

    private static void flatten(String prefix, JsonNode object, Map<String, String> cells, int depth) {
        for (Map.Entry<String, JsonNode> property : object.properties()) {
            String column = prefix + property.getKey();
            JsonNode value = property.getValue();
            if (value.isObject() && depth > 1) {
                flatten(column + ".", value, cells, depth - 1);
            } else if (!value.isNull()) {
                String text = Cells.clean(value.isValueNode() ? value.asText() : value.toString());
                if (!text.isEmpty()) {
                    cells.put(column, text);
                }
            }
        }
    }

    /** As readLine, but what is past the longest allowed is passed over instead of kept. */
    private boolean readLine(StringBuilder text) throws IOException {
        int c = reader.read();
        if (c < 0) {
            return false;
        }
        for (; c >= 0 && c != '\n'; c = reader.read()) {
            if (text.length() <= longest()) {
                text.append((char) c);
            }
        }
        return true;
    }

    private int longest() {
        return 4 * limits.cellCharacters();
    }
}
