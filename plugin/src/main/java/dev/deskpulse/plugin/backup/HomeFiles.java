package dev.deskpulse.plugin.backup;

import dev.deskpulse.scheduler.privacy.OwnerOnly;
import dev.deskpulse.scheduler.privacy.PrivacyKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What lies in the home and belongs to the store: the key, without which its pseudonyms and sealed texts cannot be read; the head of
 * the audit log; the models that were learned here; and whether answers were stopped.
 */
final class HomeFiles {
    static final String STORE = "deskpulse.duckdb";
    private static final List<String> NAMES = List.of(PrivacyKey.FILE, "audit.head", "answers.stopped", "models");

    private HomeFiles() {}

    /** Copies what is there; others than the owner may not read it. Links are not followed. */
    static void copy(Path from, Path to) throws IOException {
        for (String name : NAMES) {
            Path top = from.resolve(name);
            if (Files.exists(top, LinkOption.NOFOLLOW_LINKS)) {
                try (Stream<Path> all = Files.walk(top)) {
                    for (Path each : all.toList()) {
                        copyOne(each, to.resolve(from.relativize(each).toString()));
                    }
                }
            }
        }
    }

    private static void copyOne(Path from, Path to) throws IOException {
        if (Files.isDirectory(from, LinkOption.NOFOLLOW_LINKS)) {
            OwnerOnly.makeFolder(to);
        } else if (Files.isRegularFile(from, LinkOption.NOFOLLOW_LINKS)) {
            OwnerOnly.write(to, Files.readAllBytes(from));
        }
    }
}
