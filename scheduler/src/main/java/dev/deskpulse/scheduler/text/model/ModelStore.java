package dev.deskpulse.scheduler.text.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The models of an installation: a folder for each task, in it a file for each model that was learned here, and the file
 * {@code current} with the version that is used. Without one, the model that ships with the program is used. Files
 * appear whole or not at all.
 */
public final class ModelStore {
    /** Stands for the model that ships with the program. */
    public static final String SHIPPED = "shipped";

    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    private static final String CURRENT = "current";
    private static final String ENDING = ".bin";

    private final Path folder;

    private ModelStore(Path folder) {
        this.folder = folder;
    }

    /** @param home the installation's folder; its folder of models need not exist before the first one is kept */
    public static ModelStore in(Path home) {
        return new ModelStore(home.resolve("models"));
    }

    /**
     * The model to use.
     *
     * @param model empty where none was learned and none ships
     * @param problem why it is not the one that should be used; empty where all is well
     */
    public record Choice(Optional<TextModel> model, Optional<String> problem) {}

    /**
     * A model that is kept.
     *
     * @param model empty where its file is damaged
     */
    public record Kept(String version, boolean current, Optional<TextModel> model) {}

    public Choice current(String task) {
        Optional<String> version = currentVersion(task);
        if (version.isEmpty()) {
            return new Choice(shipped(task), Optional.empty());
        }
        try {
            return new Choice(Optional.of(read(file(task, version.get()))), Optional.empty());
        } catch (IOException | IllegalArgumentException e) {
            String problem = "the current model of " + task + " in " + folder.resolve(task) + " cannot be read ("
                    + e.getMessage() + "), so the one that ships is used; bring an older one back with `deskpulse train"
                    + " --task " + task + " --restore`, or train again";
            return new Choice(shipped(task), Optional.of(problem));
        }
    }

    /** The model that ships with the program. */
    public static Optional<TextModel> shipped(String task) {
        try (InputStream bytes =
                ModelStore.class.getResourceAsStream("/dev/deskpulse/scheduler/text/models/" + task + ENDING)) {
            return bytes == null ? Optional.empty() : Optional.of(ModelFile.read(bytes));
        } catch (IOException e) {
            throw new IllegalStateException("the shipped model of " + task + " cannot be read; build again", e);
        }
    }

    /**
     * Reads a model from a file of the caller's.
     *
     * @throws IllegalArgumentException where it holds none, or one of another task
     */
    public static TextModel read(Path file, String task) {
        try {
            TextModel model = read(file);
            if (!model.task().equals(task)) {
                throw new IllegalArgumentException(file + " is a model of " + model.task() + ", not of " + task
                        + "; give --task " + model.task() + " or another file");
            }
            return model;
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException(file + " is no file; check the path", e);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    file + " cannot be read (" + e.getMessage()
                            + "); make a model with `deskpulse train --model-out FILE`",
                    e);
        }
    }

    private static TextModel read(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            return ModelFile.read(bytes);
        }
    }

    /** Writes a model to a file of the caller's; an older file is replaced as soon as the new one is whole. */
    public static void write(TextModel model, Path file) {
        try {
            Path target = file.toAbsolutePath();
            Files.createDirectories(directory(target));
            Path part = Files.createTempFile(directory(target), ".model", ".part");
            try {
                try (OutputStream bytes = Files.newOutputStream(part)) {
                    ModelFile.write(model, bytes);
                }
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private static Path directory(Path target) {
        Path directory = target.getParent();
        if (directory == null) {
            throw new IllegalArgumentException(target + " is no file that can be written");
        }
        return directory;
    }

    private static IllegalStateException unwritable(Path file, IOException e) {
        return new IllegalStateException(file + " cannot be written; check its disk and permissions", e);
    }

    /** Keeps a model and makes it the current one of its task; the one before it stays. */
    public void replace(TextModel model) {
        write(model, file(model.task(), model.version()));
        point(model.task(), model.version());
    }

    private void point(String task, String version) {
        Path pointer = folder.resolve(task).resolve(CURRENT);
        try {
            Path part = Files.createTempFile(folder.resolve(task), ".current", ".part");
            Files.writeString(part, version);
            Files.move(part, pointer, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw unwritable(pointer, e);
        }
    }

    /** All models that were learned here for a task, the newest first: versions sort by the time of learning. */
    public List<Kept> list(String task) {
        String current = currentVersion(task).orElse(SHIPPED);
        List<Kept> kept = new ArrayList<>();
        for (String version : versions(task)) {
            kept.add(new Kept(version, version.equals(current), readable(file(task, version))));
        }
        return kept;
    }

    private static Optional<TextModel> readable(Path file) {
        try {
            return Optional.of(read(file));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private List<String> versions(String task) {
        Path models = folder.resolve(task);
        if (!Files.isDirectory(models)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(models)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ENDING))
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(models + " cannot be listed; check its permissions", e);
        }
    }

    /**
     * Makes an older model the current one.
     *
     * @param wanted its version or {@link #SHIPPED}; null for the one before the current
     * @return the version that is current now
     * @throws IllegalArgumentException where there is none of that version, or it is damaged
     */
    public String restore(String task, @Nullable String wanted) {
        String version = wanted == null ? before(task) : wanted;
        if (version.equals(SHIPPED)) {
            restoreShipped(task);
        } else {
            if (!versions(task).contains(version)) {
                throw new IllegalArgumentException("there is no model " + version + " of " + task + "; there are "
                        + versions(task) + " and " + SHIPPED);
            }
            read(file(task, version), task);
            point(task, version);
        }
        return version;
    }

    private String before(String task) {
        String current = currentVersion(task)
                .orElseThrow(() -> new IllegalArgumentException("the model of " + task
                        + " that ships is in use, and there is none before it; `deskpulse train --list` shows all"));
        return versions(task).stream()
                .filter(version -> version.compareTo(current) < 0)
                .findFirst()
                .orElse(SHIPPED);
    }

    private void restoreShipped(String task) {
        Path pointer = folder.resolve(task).resolve(CURRENT);
        try {
            Files.deleteIfExists(pointer);
        } catch (IOException e) {
            throw unwritable(pointer, e);
        }
    }

    private Optional<String> currentVersion(String task) {
        Path pointer = folder.resolve(task).resolve(CURRENT);
        try {
            return Optional.of(Files.readString(pointer).strip());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("");
        }
    }

    private Path file(String task, String version) {
        if (!VERSION.matcher(version).matches()) {
            throw new IllegalArgumentException("a model's version cannot be '" + version + "'");
        }
        return folder.resolve(task).resolve(version + ENDING);
    }
}
