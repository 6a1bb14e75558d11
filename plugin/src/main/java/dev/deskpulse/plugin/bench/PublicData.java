package dev.deskpulse.plugin.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Folders of public data; they are no part of the project. */
final class PublicData {
    private PublicData() {}

    /** Empty, with a notice, where the folder is not at hand. */
    static Optional<Path> folder(String name, Workshop workshop) {
        Path folder = workshop.texts().datasets().resolve(name);
        if (!Files.isDirectory(folder)) {
            workshop.notices()
                    .accept(name + ": skipped, there is no folder " + folder
                            + "; name the folder of the public sets with --datasets");
            return Optional.empty();
        }
        return Optional.of(folder);
    }
}
