package dev.deskpulse.connector.file;

import dev.deskpulse.connector.store.TicketStore;
import dev.deskpulse.progress.Progress;
import dev.deskpulse.ticket.SourceId;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Imports CSV, XLSX and JSON Lines files as tickets of a channel. The kind is told by the content. The same file again
 * changes nothing; a row that was mended replaces its ticket.
 */
public final class FileImport {
    private final TicketStore store;
    private final ImportLimits limits;

    public FileImport(TicketStore store, ImportLimits limits) {
        this.store = store;
        this.limits = limits;
    }

    /**
     * Reads the whole file; rows that cannot be understood are refused one by one.
     *
     * @param source the channel that the tickets belong to
     * @param rejects where refused rows are written with their reasons, null for nowhere; only made where there are any
     * @throws FileImportException where nothing of the file can be used
     */
    public ImportReport run(
            Path file, SourceId source, FileMapping mapping, @Nullable Path rejects, Progress progress) {
        String name = String.valueOf(file.getFileName());
        if (!Files.isRegularFile(file)) {
            throw new FileImportException(file + " is no file; check the path");
        }
        progress.begin("Importing " + name, -1);
        try (Table table = open(file, mapping.encoding(), mapping.sheet(), limits, progress)) {
            requireColumns(name, table.header(), mapping);
            try (RejectsFile rejected = new RejectsFile(rejects, table.header())) {
                return new ImportRun(store, limits, source, mapping, rejected, progress).run(table);
            }
        } catch (IOException e) {
            throw new FileImportException(name + " cannot be read; check the file, its disk and its permissions", e);
        }
    }

    static Table open(
            Path file, @Nullable String encoding, @Nullable String sheet, ImportLimits limits, Progress progress)
            throws IOException {
        if (FileKind.isWorkbook(file)) {
            noteName(file, FileKind.XLSX, progress);
            return new XlsxTable(file, sheet, limits);
        }
        Charset charset = TextEncoding.of(file, encoding);
        FileKind kind = FileKind.ofText(file, charset);
        noteName(file, kind, progress);
        progress.note(kind.title() + " in " + charset);
        return kind == FileKind.CSV ? new CsvTable(file, charset, limits) : new JsonLinesTable(file, charset, limits);
    }

    private static void noteName(Path file, FileKind kind, Progress progress) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (FileKind.byName(name).filter(named -> named != kind).isPresent()) {
            progress.note("by its name " + file.getFileName() + " is something else, by its content it is "
                    + kind.title() + " and read as such");
        }
    }

    private static void requireColumns(String name, List<String> header, FileMapping mapping) {
        if (header.isEmpty()) {
            return;
        }
        List<String> missing = mapping.wanted().entrySet().stream()
                .filter(wanted -> !header.contains(wanted.getValue()))
                .map(wanted -> wanted.getKey() + ": '" + wanted.getValue() + "'")
                .toList();
        if (!missing.isEmpty()) {
            throw new FileImportException(
                    name + " has no column for " + String.join(", ", missing) + "; its columns are " + listed(header));
        }
    }

    /** A header as messages show it. */
    static List<String> listed(List<String> header) {
        return header.stream().map(title -> "'" + shortened(title) + "'").toList();
    }

    private static String shortened(String title) {
        return title.length() <= 60 ? title : title.substring(0, 60) + "…";
    }
}
