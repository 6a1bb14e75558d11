package dev.deskpulse.scheduler.text;

import dev.deskpulse.scheduler.text.model.Tongue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Our own examples of what customers write, with their labels: what the shipped models learn from. */
final class Corpus {
    private static final Map<Tongue, Folder> FOLDERS = Map.of(
            Tongue.CHINESE,
                    new Folder("zh", List.of("desk", "goods", "service", "plain-goods", "plain-service", "plain-long")),
            Tongue.ENGLISH, new Folder("en", List.of("desk", "reviews", "opinion", "plain-life", "plain-opinion")));

    private record Folder(String name, List<String> themes) {}

    /**
     * One text and its labels.
     *
     * @param theme the file's theme: texts of one theme have one writer
     */
    record Line(String theme, String sentiment, String kind, String urgency, String text) {
        /**
         * The label for a task. What is out of order is reported as a complaint where its writer is displeased, and
         * otherwise asks to be mended; a complaint is an expression of displeasure (ISO 10002).
         */
        String label(TextTask task) {
            return switch (task) {
                case SENTIMENT -> sentiment;
                case KIND -> kind.equals("fault") ? (sentiment.equals("negative") ? "complaint" : "request") : kind;
                case PRIORITY -> urgency;
                case TOPIC -> theme;
            };
        }

        int counts() {
            return theme.startsWith("plain") ? PLAIN_COUNTS : 1;
        }
    }

    /** Most customers say plainly what they mean, so plain texts count for more than the hard ones beside them. */
    private static final int PLAIN_COUNTS = 4;

    private Corpus() {}

    /** The texts of one language. */
    static List<Line> read(Tongue tongue) {
        Folder folder = Objects.requireNonNull(FOLDERS.get(tongue), tongue::name);
        List<Line> lines = new ArrayList<>();
        for (String theme : folder.themes) {
            for (int number = 1; readFile(folder.name, theme, number, lines); number++) {
                // the next file of the theme follows, until there is none
            }
        }
        return lines;
    }

    private static boolean readFile(String folder, String theme, int number, List<Line> lines) {
        String name = String.format(Locale.ROOT, "corpus/%s/%s-%02d.tsv", folder, theme, number);
        try (InputStream stream = Corpus.class.getResourceAsStream(name)) {
            if (stream == null) {
                return false;
            }
            new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .forEach(line -> lines.add(line(theme, line, name)));
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }

    private static Line line(String theme, String line, String file) {
        String[] cells = line.split("\t", -1);
        if (cells.length != 4) {
            throw new IllegalStateException(file + ": a line has " + cells.length + " cells, not 4");
        }
        return new Line(theme, cells[0], cells[1], cells[2], cells[3].replace("\\n", "\n"));
    }
}
