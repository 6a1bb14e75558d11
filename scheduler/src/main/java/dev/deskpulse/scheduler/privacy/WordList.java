package dev.deskpulse.scheduler.privacy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A list that ships with the program: words parted by blanks, lines that begin with # are remarks. */
final class WordList {
    private WordList() {}

    static List<String> read(String resource) {
        try (InputStream bytes = Objects.requireNonNull(WordList.class.getResourceAsStream(resource), resource)) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Stream.of(line.split(" ")))
                    .filter(word -> !word.isBlank())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(resource + " cannot be read", e);
        }
    }
}
