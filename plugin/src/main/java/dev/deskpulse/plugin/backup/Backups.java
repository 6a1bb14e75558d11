package dev.deskpulse.plugin.backup;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.StoreCopies;
import dev.deskpulse.connector.store.StoreException;
import dev.deskpulse.scheduler.privacy.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Backups of a store that is a file, taken while it is read and written. Each is a folder of its owner's alone, named by its moment in
 * UTC, with the store and what belongs to it in the home. It is there whole or not at all.
 */
public final class Backups {
    /** What the audit log calls them. */
    public static final String NOTED_AS = "backup";

    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH-mm-ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final Pattern NAMED = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d-\\d\\d-\\d\\d\\.\\d{3}Z");
    private static final String UNFINISHED = ".unfinished-";

    /** A copy is smaller than its store: rows that were replaced are not in it. */
    private static final double ROOM_NEEDED = 1.1;

    private final Path home;
    private final Database database;
    private final StoreCopies copies;
    private final InstantSource clock;

    /**
     * They go to the folder of the store's copies.
     *
     * @throws IllegalStateException where the store is on a server
     */
    public Backups(Path home, Database database, InstantSource clock) {
        this.home = home;
        this.database = database;
        this.copies = database.copies()
                .orElseThrow(() -> new IllegalStateException("The store is on a PostgreSQL server: copy " + home
                        + ", then run pg_dump -Fc; docs/operations.md tells how"));
        this.clock = clock;
    }

    /**
     * Takes one. The home's files come first: the audit log's head may be older than the log, but not newer.
     *
     * @return its folder
     * @throws StoreException where there is no room or no permission
     */
    public synchronized Path make() {
        Path folder = copies.folder();
        String name = NAME.format(clock.instant());
        try {
            OwnerOnly.makeFolder(folder);
            for (Path left : named(folder, UNFINISHED)) {
                remove(left);
            }
            requireRoom(folder);
            Path unfinished = folder.resolve(UNFINISHED + name);
            OwnerOnly.makeFolder(unfinished);
            HomeFiles.copy(home, unfinished);
            Path store = unfinished.resolve(HomeFiles.STORE);
            copies.copyTo(store);
            OwnerOnly.close(store);
            return Files.move(unfinished, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new StoreException("The backup " + folder.resolve(name) + " cannot be written; check the disk", e);
        }
    }

    /** Removes all but the newest. */
    public synchronized void keep(int newest) {
        List<Path> all = all();
        try {
            for (Path old : all.subList(0, Math.max(0, all.size() - newest))) {
                remove(old);
            }
        } catch (IOException e) {
            throw new StoreException(
                    "Old backups in " + copies.folder() + " cannot be removed; remove them by hand", e);
        }
    }

    /** The oldest first. */
    public List<Path> all() {
        try {
            return named(copies.folder(), "").stream()
                    .filter(folder ->
                            NAMED.matcher(folder.getFileName().toString()).matches())
                    .toList();
        } catch (IOException e) {
            throw new StoreException("The folder " + copies.folder() + " cannot be read; check its permissions", e);
        }
    }

    private void requireRoom(Path folder) throws IOException {
        long free = Files.getFileStore(folder).getUsableSpace();
        if (free < database.size() * ROOM_NEEDED) {
            throw new StoreException(folder + " has no room for a copy of the store, which takes "
                    + (database.size() >> 20) + " MiB; make room, or keep fewer backups (backups.keep)");
        }
    }

    private static List<Path> named(Path folder, String beginning) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(path -> path.getFileName().toString().startsWith(beginning))
                    .sorted()
                    .toList();
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
