package dev.deskpulse.scheduler.privacy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** Files and folders that hold secrets: nobody but their owner may read, change or run them. */
public final class OwnerOnly {
    private static final String FILE = "rw-------";

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

    /**
     * Makes a file that its owner alone may read, from its first moment.
     *
     * @throws java.nio.file.FileAlreadyExistsException where there is one
     */
    public static void write(Path file, byte[] content) throws IOException {
        Files.createFile(file, attributes(file, FILE));
        Files.write(file, content, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
    }

    /** Puts a file that its owner alone may read in the place of the one that is there, whole or not at all. */
    public static void replace(Path file, byte[] content) throws IOException {
        Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
        Path next = Files.createTempFile(folder, file.getFileName().toString(), ".next");
        try {
            Files.write(next, content, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(next);
        }
    }

    /** Makes a folder that its owner alone may enter, and those above it; one that is there stays as it is. */
    public static void makeFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Path above = folder.toAbsolutePath().getParent();
            if (above != null) {
                Files.createDirectories(above);
            }
            Files.createDirectory(folder, attributes(folder, "rwx------"));
        }
    }

    /** Takes all rights to a file from others. */
    public static void close(Path file) throws IOException {
        if (isPosix(file)) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(FILE));
        }
    }

    private static FileAttribute<?>[] attributes(Path file, String rights) {
        return isPosix(file)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))}
                : new FileAttribute<?>[0];
    }

    static boolean isPosix(Path file) {
        return Files.getFileAttributeView(file.toAbsolutePath(), PosixFileAttributeView.class) != null;
    }
}
