package dev.deskpulse.plugin.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code pg_dump} and {@code pg_restore}, which the embedded server comes without: Debian's package postgresql-client has them. */
final class PostgresPrograms {
    private static final Path FOLDER = Path.of(System.getProperty("deskpulse.postgres", "/usr/bin"));

    /** A newer pg_restore sets what an older server does not know, says so, and goes on. */
    private static final String UNKNOWN_SETTING = "unrecognized configuration parameter|SET transaction_timeout";

    private PostgresPrograms() {}

    /** Skips the test where they are not installed, but never on a build server. */
    static void require() {
        boolean there =
                Files.isExecutable(FOLDER.resolve("pg_dump")) && Files.isExecutable(FOLDER.resolve("pg_restore"));
        if (!there && "true".equals(System.getenv("CI"))) {
            throw new IllegalStateException("there is no pg_dump in " + FOLDER + "; install postgresql-client");
        }
        assumeTrue(there, "skipped: there is no pg_dump in " + FOLDER);
    }

    static void dump(PostgresServer server, Path file) throws IOException {
        assertThat(errors("pg_dump", server.place(PostgresServer.DATABASE), List.of("-Fc", "--file=" + file)))
                .isEmpty();
    }

    /** Into a database that is empty. */
    static void restore(PostgresServer server, Path file, String database) throws IOException {
        assertThat(errors("pg_restore", server.place(database), List.of(file.toString())))
                .isEmpty();
    }

    private static List<String> errors(String program, List<String> place, List<String> more) throws IOException {
        List<String> command = new ArrayList<>(List.of(FOLDER.resolve(program).toString()));
        command.addAll(place);
        command.addAll(more);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.onExit().join();
        return told.lines()
                .filter(line -> line.contains("error:") && !line.matches(".*(" + UNKNOWN_SETTING + ").*"))
                .toList();
    }
}
