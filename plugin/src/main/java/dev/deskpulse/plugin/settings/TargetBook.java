package dev.deskpulse.plugin.settings;

import dev.deskpulse.scheduler.kpi.Target;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The targets that count now. An admin changes them while the program runs: the settings file is changed where they stand
 * in it, so that it goes on to say what counts.
 */
public final class TargetBook {
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,59}");

    private final SettingsFile reader;
    private final Path file;
    private volatile List<Target> targets;

    /** @param reader as the settings were read */
    public TargetBook(SettingsFile reader, Settings settings) {
        this.reader = reader;
        this.file = settings.file();
        this.targets = settings.figures().targets();
    }

    /**
     * What a target is to be.
     *
     * @param kpi such as {@code first-response}; that of a target that is there stays, and so does its direction
     * @param direction {@code at-least} or {@code at-most}
     * @param goal in the figure's unit; durations are seconds, shares from 0 to 1
     * @param review {@code week}, {@code month} or {@code quarter}
     */
    public record Change(String kpi, String direction, double goal, double warning, String review) {
        public Change {
            if (Stream.of(kpi, direction, review).anyMatch(Objects::isNull)) {
                throw new IllegalArgumentException("a target needs kpi, direction and review");
            }
        }
    }

    public List<Target> all() {
        return targets;
    }

    /**
     * Changes a target, or adds one over all tickets; in force at once.
     *
     * @throws InvalidSettings where the settings cannot be so, or the file cannot be changed; nothing is changed then
     */
    public synchronized void change(String name, Change change) {
        String key = "kpi.targets." + name;
        if (!NAME.matcher(name).matches()) {
            throw refused(key, "a target's name begins with a letter and has letters, digits, - and _, at most 60");
        }
        Map<String, String> values = values(key, name, change);
        try {
            Path real = file.toRealPath();
            String text = Files.readString(real);
            for (Map.Entry<String, String> value : values.entrySet()) {
                text = SettingsText.with(text, List.of("kpi", "targets", name, value.getKey()), value.getValue());
            }
            Settings checked = reader.parse(
                    file.toString(), text, Optional.ofNullable(real.getParent()).orElse(Path.of(".")));
            replace(real, text);
            targets = checked.figures().targets();
        } catch (IllegalArgumentException e) {
            throw refused(key, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw refused(
                    key,
                    "the file cannot be read or written (" + e.getClass().getSimpleName()
                            + "); change the target there, or let this account write to it");
        }
    }

    /** What stands in the file; what decides what kind of target it is comes first. */
    private Map<String, String> values(String key, String name, Change change) {
        Optional<Target> present =
                targets.stream().filter(target -> target.name().equals(name)).findFirst();
        boolean least = change.direction.equals("at-least");
        if (!least && !change.direction.equals("at-most")) {
            throw refused(key, "the direction is at-least or at-most, not '" + change.direction + "'");
        }
        present.filter(target -> !target.kpi().label().equals(change.kpi)
                        || least != (target.direction() == Target.Direction.AT_LEAST))
                .ifPresent(target -> {
                    throw refused(key, "its figure and direction stay; add another target, or change the file");
                });
        Map<String, String> values = new LinkedHashMap<>();
        if (present.isEmpty()) {
            values.put("kpi", word(key, change.kpi));
        }
        values.put(least ? "atLeast" : "atMost", number(key, change.goal));
        values.put("warning", number(key, change.warning));
        values.put("review", word(key, change.review.toLowerCase(Locale.ROOT)));
        return values;
    }

    /** Nothing that YAML would read as more than a word. */
    private String word(String key, String text) {
        if (!NAME.matcher(text).matches()) {
            throw refused(key, "'" + text + "' is none of the words that can stand there");
        }
        return text;
    }

    private String number(String key, double number) {
        if (!Double.isFinite(number)) {
            throw refused(key, "goal and warning are numbers");
        }
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    private InvalidSettings refused(String key, String message) {
        return new InvalidSettings(file.toString(), List.of(new Problem(0, key, message)));
    }

    /** Whole or not at all, readable by whom it was before: there may be a token in it. */
    private static void replace(Path file, String text) throws IOException {
        Path part = Files.createTempFile(file.getParent(), ".deskpulse", ".part");
        try {
            Files.writeString(part, text);
            PosixFileAttributeView rights = Files.getFileAttributeView(part, PosixFileAttributeView.class);
            if (rights != null) {
                rights.setPermissions(Files.getPosixFilePermissions(file));
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
