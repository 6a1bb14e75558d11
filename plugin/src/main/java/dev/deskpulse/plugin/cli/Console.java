package dev.deskpulse.plugin.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.deskpulse.connector.store.StoreJson;
import dev.deskpulse.progress.Progress;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Scanner;
import java.util.function.Function;

/** Where a command speaks: results to one stream, everything else to the other. */
public final class Console {
    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .registerModule(new Jdk8Module())
            .registerModule(StoreJson.plainValues())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT);

    private final PrintStream out;
    private final PrintStream err;
    private final boolean terminal;
    private final InstantSource clock;

    /** @param terminal whether a person watches, so that bars make sense */
    public Console(PrintStream out, PrintStream err, boolean terminal, InstantSource clock) {
        this.out = out;
        this.err = err;
        this.terminal = terminal;
        this.clock = clock;
    }

    /** A result for a person. */
    void print(String text) {
        out.println(text);
    }

    /** A result for a script: one JSON value. */
    void printJson(Object value) {
        try {
            out.println(JSON.writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a result has no JSON form", e);
        }
    }

    /** Something to know that is no result. */
    void say(String text) {
        err.println(text);
    }

    /** Asks a person; where none watches, the answer is no. */
    boolean confirm(String question) {
        if (!terminal) {
            err.println("Nobody is at a terminal to ask: say --yes to do it.");
            return false;
        }
        err.print(question + " [y/N] ");
        err.flush();
        Scanner answers = new Scanner(System.in, StandardCharsets.UTF_8);
        return answers.hasNextLine()
                && answers.nextLine().toLowerCase(Locale.ROOT).startsWith("y");
    }

    /** What a person types without its being shown, or else the first line of the standard input. */
    String secret(String question) {
        java.io.Console keys = terminal ? System.console() : null;
        if (keys != null) {
            char[] typed = keys.readPassword("%s", question);
            return typed == null ? "" : new String(typed);
        }
        Scanner lines = new Scanner(System.in, StandardCharsets.UTF_8);
        return lines.hasNextLine() ? lines.nextLine() : "";
    }

    /** Does the work while its progress shows: as a bar in a terminal, as plain lines elsewhere. */
    <T> T watch(Function<Progress, T> work) {
        try (ConsoleProgress progress = terminal ? new BarProgress(err) : new LineProgress(err, clock)) {
            return work.apply(progress);
        }
    }

    /** Progress that ends: the last stage's line is finished on close. */
    interface ConsoleProgress extends Progress, AutoCloseable {
        @Override
        void close();
    }
}
