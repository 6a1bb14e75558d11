package dev.deskpulse.connector.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** What a file is, by its content; its name may say anything. */
enum FileKind {
    XLSX("an Excel workbook", "xlsx xlsm"),
    JSON_LINES("JSON Lines", "jsonl ndjson json"),
    CSV("CSV", "csv tsv txt");

    private static final int PREVIEW = 4096;

    private final String title;
    private final String extensions;

    FileKind(String title, String extensions) {
        this.title = title;
        this.extensions = extensions;
    }

    String title() {
        return title;
    }

    /** What a name, in lower case, says that the file is. */
    static Optional<FileKind> byName(String name) {
        return Arrays.stream(values())
                .filter(kind ->
                        Arrays.stream(kind.extensions.split(" ")).anyMatch(ending -> name.endsWith("." + ending)))
                .findFirst();
    }

    static boolean isWorkbook(Path file) throws IOException {
        byte[] start = start(file);
        refuse(file, start);
        return starts(start, 'P', 'K', 3, 4);
    }

    static FileKind ofText(Path file, Charset charset) throws IOException {
        String text = new String(start(file), charset).replace("\uFEFF", "").stripLeading();
        if (text.startsWith("[")) {
            throw new FileImportException(file.getFileName()
                    + " holds one JSON array; write one JSON object a line, for instance with: jq -c '.[]'");
        }
        return text.startsWith("{") ? JSON_LINES : CSV;
    }

    private static void refuse(Path file, byte[] start) {
        String name = String.valueOf(file.getFileName());
        if (start.length == 0) {
            throw new FileImportException(name + " is empty");
        }
        if (starts(start, 0xD0, 0xCF, 0x11, 0xE0)) {
            throw new FileImportException(
                    name + " is an old or password-protected workbook; save it as .xlsx without a password");
        }
        if (starts(start, 0x1F, 0x8B)) {
            throw new FileImportException(name + " is packed with gzip; unpack it first");
        }
        if (starts(start, '%', 'P', 'D', 'F')) {
            throw new FileImportException(name + " is a PDF; export the rows as CSV, XLSX or JSON Lines");
        }
    }

    private static byte[] start(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(PREVIEW);
        }
    }

    private static boolean starts(byte[] bytes, int... signature) {
        for (int i = 0; i < signature.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != signature[i]) {
                return false;
            }
        }
        return true;
    }
}
