package dev.deskpulse.scheduler.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.zip.CRC32;

/** Changes with every byte that was added: the part of a version that nobody needs to think of. */
final class Checksum {
    private final CRC32 crc = new CRC32();

    /** Of lists that ship beside this class. */
    static Checksum ofLists(List<String> files) {
        Checksum checksum = new Checksum();
        for (String file : files) {
            try (InputStream bytes = Objects.requireNonNull(Checksum.class.getResourceAsStream(file), file)) {
                checksum.crc.update(bytes.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException("List " + file + " cannot be read", e);
            }
        }
        return checksum;
    }

    Checksum add(String text) {
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    String hex() {
        return String.format(Locale.ROOT, "%08x", crc.getValue());
    }
}
