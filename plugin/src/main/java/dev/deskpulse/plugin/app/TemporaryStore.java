package dev.deskpulse.plugin.app;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.DuckDb;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A database in a folder of its own, which spills to disk where it must; gone when closed. */
final class TemporaryStore implements AutoCloseable {
    private final Path folder;
    private final DuckDb database;

    private TemporaryStore(Path folder) {
        this.folder = folder;
        this.database = DuckDb.open(folder.resolve("store.duckdb"));
    }

    /** In the machine's folder for temporary files. */
    static TemporaryStore make() {
        try {
            return new TemporaryStore(Files.createTempDirectory("deskpulse-"));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "a temporary folder cannot be made; make room on its disk or name another with -Djava.io.tmpdir",
                    e);
        }
    }

    /** In the home, for what must not leave it. */
    static TemporaryStore in(Path home) {
        try {
            return new TemporaryStore(Files.createTempDirectory(home, "profile-"));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the facts by another profile have no place in " + home
                            + "; make room there and check its permissions",
                    e);
        }
    }

    Database database() {
        return database;
    }

    @Override
    public void close() {
        database.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be removed; remove it by hand", e);
        }
    }
}
