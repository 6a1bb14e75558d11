package dev.deskpulse.plugin.bench;

import dev.deskpulse.scheduler.text.TextTag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;

/**
 * What else one would take on the JVM for the mood of English texts. It runs in a process of its own and is no part of
 * the program.
 */
enum Rival {
    CORENLP("corenlp", "Stanford CoreNLP"),
    VADER("vader", "VADER");

    /** The share that stands for a compound score of −0.05, from which on VADER's authors call a text negative. */
    private static final double NEGATIVE_TO = 0.475;

    private final String id;
    private final String title;

    Rival(String id, String title) {
        this.id = id;
        this.title = title;
    }

    String title() {
        return title;
    }

    /**
     * What it said.
     *
     * @param seconds for all texts on all cores, without loading
     * @param positive how far each text is positive, 0 to 1
     */
    record Moods(double seconds, List<Double> positive) {
        List<TextTag> sentiments() {
            return tags(share -> new TextTag(
                    share > 0.5 ? "positive" : "negative",
                    2 * share - 1,
                    Math.max(share, 1 - share),
                    Map.of("positive", share, "negative", 1 - share),
                    List.of(),
                    ""));
        }

        /** A negative mood taken for a complaint. */
        List<TextTag> complaints() {
            return tags(share -> new TextTag(
                    share <= NEGATIVE_TO ? "complaint" : "other", 1 - share, 1 - share, Map.of(), List.of(), ""));
        }

        private List<TextTag> tags(DoubleFunction<TextTag> tag) {
            return positive.stream().map(share -> tag.apply(share)).toList();
        }
    }

    /** @throws IllegalStateException where it cannot be fetched or fails */
    Moods judge(Path script, List<String> texts, Path home) {
        Path input = home.resolve("texts.txt");
        Path output = home.resolve("moods.txt");
        Path said = home.resolve("said.txt");
        try {
            Files.write(input, texts.stream().map(Rival::oneLine).toList());
            Process process = new ProcessBuilder(script.toString(), id, input.toString(), output.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            if (finished(process) != 0) {
                throw new IllegalStateException(
                        title + " failed: " + Files.readString(said).strip());
            }
            List<Double> figures =
                    Files.readAllLines(output).stream().map(Double::valueOf).toList();
            if (figures.size() != texts.size() + 1) {
                throw new IllegalStateException(title + " judged " + (figures.size() - 1) + " of " + texts.size());
            }
            return new Moods(figures.get(0), figures.subList(1, figures.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(title + " cannot be run by " + script, e);
        }
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\R", " ");
    }

    private static int finished(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped", e);
        } finally {
            process.destroy();
        }
    }
}
