package dev.deskpulse.connector.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Unpacks a workbook into nothing before anyone reads it: the sizes that a zip file states may be lies. */
final class WorkbookSize {
    /** Shared texts are held in memory while a sheet is read. */
    private static final String SHARED_TEXTS = "sharedstrings.xml";

    private static final int PARTS = 10_000;

    private WorkbookSize() {}

    static void requireBounded(Path file, ImportLimits limits) throws IOException {
        String name = String.valueOf(file.getFileName());
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.size() > PARTS) {
                throw new FileImportException(name + " has more parts than any workbook; it is not read");
            }
            long left = limits.unpackedBytes();
            for (ZipEntry entry : Collections.list(zip.entries())) {
                boolean shared = entry.getName().toLowerCase(Locale.ROOT).endsWith(SHARED_TEXTS);
                long allowed = shared ? Math.min(left, limits.unpackedBytes() / 4) : left;
                left -= unpacked(zip, entry, allowed);
                if (left < 0) {
                    throw tooLarge(name, limits);
                }
            }
        } catch (ZipException e) {
            throw new FileImportException(name + " is damaged; open it and save it as .xlsx again", e);
        }
    }

    private static long unpacked(ZipFile zip, ZipEntry entry, long allowed) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long size = 0;
        try (InputStream in = zip.getInputStream(entry)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                size += read;
                if (size > allowed) {
                    return Long.MAX_VALUE;
                }
            }
        }
        return size;
    }

    private static FileImportException tooLarge(String name, ImportLimits limits) {
        return new FileImportException(name + " unpacks to more than " + (limits.unpackedBytes() >> 20)
                + " MiB; it is not read. Split it, or save it as CSV");
    }
}
