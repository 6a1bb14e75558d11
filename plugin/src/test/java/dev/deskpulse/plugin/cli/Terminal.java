package dev.deskpulse.plugin.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Calls commands as a script does, with the settings of one folder, and keeps what they said. */
final class Terminal {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Path settings;
    private final Clock clock;

    Terminal(Path settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** Runs with {@code --config} at the end where the command has settings; returns the exit code. */
    int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        if (!all.contains("--help")) {
            all.addAll(List.of("--config", settings.toString()));
        }
        return runWithoutSettings(all.toArray(String[]::new));
    }

    /** Runs a command that needs no settings. */
    int runWithoutSettings(String... arguments) {
        out.reset();
        err.reset();
        Console console = new Console(stream(out), stream(err), false, clock);
        return Main.commandLine(console, clock)
                .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
                .execute(arguments);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    JsonNode json() throws IOException {
        return new ObjectMapper().readTree(printed());
    }

    /** What the last command printed as its result. */
    String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    /** What the last command said besides. */
    String said() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
