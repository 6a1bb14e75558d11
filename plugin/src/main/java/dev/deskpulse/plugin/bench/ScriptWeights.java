package dev.deskpulse.plugin.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/**
 * What a page's script weighs before it has asked for anything: its own and what that needs at once.
 *
 * @param file reads a file of the build by its path
 */
record ScriptWeights(Function<String, byte[]> file) {
    private static final Pattern SCRIPT = Pattern.compile("(?:src|href)=\"\\./(assets/[^\"]+\\.js)\"");

    /** Compressed, in bytes. */
    long of(String page) {
        Matcher scripts = SCRIPT.matcher(new String(file.apply(page), StandardCharsets.UTF_8));
        long size = 0;
        while (scripts.find()) {
            size += compressed(file.apply(scripts.group(1)));
        }
        return size;
    }

    private static int compressed(byte[] bytes) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.size();
    }
}
