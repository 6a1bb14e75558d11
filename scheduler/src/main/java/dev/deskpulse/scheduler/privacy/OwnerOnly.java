package dev.deskpulse.scheduler.privacy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/** Files that hold secrets: nobody but their owner may read, change or run them. */
public final class OwnerOnly {
    private OwnerOnly() {}

    /** Whether others than the owner have any right to it; where the disk knows no such rights, they have none. */
    public static boolean isOpenToOthers(Path file) throws IOException {
        if (!isPosix(file)) {
            return false;
        }
        Set<PosixFilePermission> others = EnumSet.copyOf(Files.getPosixFilePermissions(file));
        others.removeIf(permission -> permission.name().startsWith("OWNER"));
        return !others.isEmpty();
    }

    static boolean isPosix(Path file) {
        return Files.getFileAttributeView(file.toAbsolutePath(), PosixFileAttributeView.class) != null;
    }
}
