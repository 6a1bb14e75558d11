package dev.deskpulse.connector.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** A file as it is; one that is packed with gzip, told by its content, in a temporary copy until this is closed. */
public final class Unpacked implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final Path path;
    private final @Nullable Path copy;

    private Unpacked(Path path, @Nullable Path copy) {
        this.path = path;
        this.copy = copy;
    }

    /** @throws FileImportException where there is no such file, or it unpacks to more than a gibibyte or not at all */
    public static Unpacked of(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new FileImportException(file + " is no file; check the path");
        }
        try {
            return isGzip(file) ? unpack(file) : new Unpacked(file, null);
        } catch (IOException e) {
            throw new FileImportException(
                    file.getFileName() + " cannot be read or unpacked; check that it is whole and the disk not full",
                    e);
        }
    }

    private static boolean isGzip(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.read() == 0x1F && in.read() == 0x8B;
        }
    }

    private static Unpacked unpack(Path file) throws IOException {
        Path copy = Files.createTempFile("deskpulse", ".csv");
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file), BUFFER);
                OutputStream out = Files.newOutputStream(copy)) {
            copy(file, in, out);
            return new Unpacked(copy, copy);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(copy);
            throw e;
        }
    }

    private static void copy(Path file, InputStream in, OutputStream out) throws IOException {
        long most = ImportLimits.DEFAULT.unpackedBytes();
        byte[] buffer = new byte[BUFFER];
        long total = 0;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            total += read;
            if (total > most) {
                throw new FileImportException(
                        file.getFileName() + " unpacks to more than " + (most >> 20) + " MiB; split it");
            }
            out.write(buffer, 0, read);
        }
    }

    /** The file to read. */
    public Path path() {
        return path;
    }

    @Override
    public void close() {
        try {
            if (copy != null) {
                Files.deleteIfExists(copy);
            }
        } catch (IOException e) {
            throw new FileImportException(copy + " cannot be removed; remove it by hand", e);
        }
    }
}
