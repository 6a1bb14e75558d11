package dev.deskpulse.scheduler.report.file;

import com.samskivert.mustache.BasicCollector;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A Mustache template: no logic but sections, and every value is escaped. It gets maps, lists and texts, and can reach
 * nothing behind them.
 */
final class Template {
    private static final long LARGEST = 1 << 20;

    private final String name;
    private final com.samskivert.mustache.Template compiled;

    private Template(String name, String text) {
        this.name = name;
        try {
            this.compiled = Mustache.compiler()
                    .withCollector(new MapsAlone())
                    .escapeHTML(true)
                    .strictSections(false)
                    .defaultValue("")
                    .compile(text);
        } catch (MustacheException e) {
            throw new TemplateException(name + ": " + e.getMessage(), e);
        }
    }

    /** The one that ships. */
    static Template shipped(String name) {
        return new Template(name, text(name));
    }

    /** Its text. */
    static String text(String name) {
        try (InputStream bytes = Template.class.getResourceAsStream(name)) {
            if (bytes == null) {
                throw new IllegalStateException(name + " is not on the class path; build the program anew");
            }
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws TemplateException that names the file, and the line where it is known */
    static Template read(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw new TemplateException(file + " is larger than 1 MiB; is it a template?", null);
            }
            return new Template(file.toString(), Files.readString(file));
        } catch (CharacterCodingException e) {
            throw new TemplateException(file + " is not UTF-8 text; save it as UTF-8", e);
        } catch (IOException e) {
            throw new TemplateException(file + " cannot be read; name a file that this user may read", e);
        }
    }

    String name() {
        return name;
    }

    /** @throws TemplateException where it names something in a way that cannot be filled in */
    String fill(Map<String, Object> values) {
        try {
            return compiled.execute(values);
        } catch (MustacheException.Context e) {
            throw new TemplateException(name + ", line " + e.lineNo + ": '" + e.key + "' cannot be filled in", e);
        } catch (MustacheException e) {
            throw new TemplateException(name + ": " + e.getMessage(), e);
        }
    }

    /** The library would otherwise call methods that a template names. */
    private static final class MapsAlone extends BasicCollector {
        @Override
        public Mustache.@Nullable VariableFetcher createFetcher(Object ctx, String name) {
            return ctx instanceof Map ? super.createFetcher(ctx, name) : null;
        }

        @Override
        public <K, V> Map<K, V> createFetcherCache() {
            return new ConcurrentHashMap<>();
        }
    }
}
