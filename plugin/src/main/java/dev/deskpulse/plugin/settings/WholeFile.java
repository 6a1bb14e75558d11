package dev.deskpulse.plugin.settings;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;

/** Files that are replaced whole or not at all. */
final class WholeFile {
    private WholeFile() {}

    /** Readable by whom it was before, a new one by its owner alone: there may be a secret in it. */
    static void replace(Path file, String text) throws IOException {
        Path part = Files.createTempFile(file.getParent(), ".deskpulse", ".part");
        try {
            Files.writeString(part, text);
            try (FileChannel written = FileChannel.open(part, StandardOpenOption.WRITE)) {
                written.force(true);
            }
            PosixFileAttributeView rights = Files.getFileAttributeView(part, PosixFileAttributeView.class);
            if (rights != null && Files.exists(file)) {
                rights.setPermissions(Files.getPosixFilePermissions(file));
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
