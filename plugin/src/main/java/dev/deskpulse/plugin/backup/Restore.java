package dev.deskpulse.plugin.backup;

import dev.deskpulse.connector.store.StoreException;
import dev.deskpulse.scheduler.privacy.OwnerOnly;
import dev.deskpulse.scheduler.privacy.PrivacyKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Puts a backup into a home that has no store. */
public final class Restore {
    private Restore() {}

    /**
     * Copies all of the backup.
     *
     * @param store the home's store, which is not there yet
     * @throws IllegalArgumentException where the folder is no backup, or the home has a store or a key
     * @throws StoreException where the home cannot be written
     */
    public static void into(Path home, Path store, Path backup) {
        Path copy = backup.resolve(HomeFiles.STORE);
        if (!Files.isRegularFile(copy)) {
            throw new IllegalArgumentException(
                    backup + " is no backup: it holds no " + HomeFiles.STORE + "; name one of home/backups");
        }
        for (Path there : List.of(store, home.resolve(PrivacyKey.FILE))) {
            if (Files.exists(there)) {
                throw new IllegalArgumentException(
                        there + " is there already; stop Deskpulse and move " + home + " away first");
            }
        }
        try {
            OwnerOnly.makeFolder(home);
            HomeFiles.copy(backup, home);
            Files.copy(copy, store);
            OwnerOnly.close(store);
        } catch (IOException e) {
            throw new StoreException(home + " cannot be written; check its permissions and room", e);
        }
    }
}
