package dev.deskpulse.scheduler.report.file;

import dev.deskpulse.scheduler.report.page.Document;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The page that HTML and PDF are made from: the admin's, where there is one that can be used, else the one that ships.
 * A template with an error stops no report: the report falls back and says so.
 */
public final class Templates {
    /** Its name in the admin's folder. */
    public static final String NAME = "report.html.mustache";

    private final @Nullable Path folder;

    /** @param folder the admin's; null for none */
    public Templates(@Nullable Path folder) {
        this.folder = folder;
    }

    record Chosen(Template template, List<String> notes) {}

    /** Tried on the document itself, so that what cannot be filled in is known before anything is written. */
    Chosen choose(Document document) {
        Path own = folder == null ? null : folder.resolve(NAME);
        if (own == null || !Files.exists(own)) {
            return new Chosen(Template.shipped(NAME), List.of());
        }
        try {
            Template template = Template.read(own);
            WellFormed.check(own.toString(), new HtmlFile(template).write(document, Map.of(), true));
            return new Chosen(template, List.of());
        } catch (TemplateException e) {
            return new Chosen(
                    Template.shipped(NAME),
                    List.of(e.getMessage() + "; the report was made with the template that ships"));
        }
    }

    /** Puts the shipped template into a folder, for an admin to change; one that is there stays. */
    public static Path copyTo(Path folder) {
        Path file = folder.resolve(NAME);
        try {
            Files.createDirectories(folder);
            if (!Files.exists(file)) {
                Files.writeString(file, Template.text(NAME));
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written; name a folder that this user may write to", e);
        }
    }
}
