package dev.deskpulse.connector.file;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The refused rows with their reasons, as CSV, to be mended and imported again. Made with the first of them. */
final class RejectsFile implements AutoCloseable {
    private final @Nullable Path path;
    private final List<String> header;
    private @Nullable CsvWriter writer;

    RejectsFile(@Nullable Path path, List<String> header) {
        this.path = path;
        this.header = header;
    }

    void add(Row row, String reason) throws IOException {
        if (path == null) {
            return;
        }
        if (writer == null) {
            writer = CsvWriter.builder().build(path);
            List<String> titles = new ArrayList<>(List.of("line", "reason"));
            titles.addAll(header.isEmpty() ? List.of("row") : header);
            writer.writeRecord(titles);
        }
        List<String> cells = new ArrayList<>(List.of(Long.toString(row.line()), reason));
        if (header.isEmpty()) {
            cells.add(row.cells().toString());
        } else {
            header.forEach(column -> cells.add(row.cells().getOrDefault(column, "")));
        }
        writer.writeRecord(cells);
    }

    @Override
    public void close() throws IOException {
        if (writer != null) {
            writer.close();
        }
    }
}
