package dev.deskpulse.connector.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** A second program at the same store file. */
final class ChildProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;

    private ChildProcess(Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    static ChildProcess start(Path file) throws IOException {
        // DuckDB unpacks its library into the temporary folder and a killed process leaves it there.
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + file.getParent(),
                "-cp",
                System.getProperty("java.class.path"),
                ChildProcess.class.getName(),
                file.toString());
        return new ChildProcess(
                new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    /** Opens the file, waits for a line, and saves without end. */
    public static void main(String[] args) throws IOException {
        try (DuckDb database = DuckDb.open(Path.of(args[0]))) {
            TicketStore store = JdbcTicketStore.in(database, new StillClock());
            System.out.println("open");
            System.in.read();
            saveWithoutEnd(store);
        } catch (StoreException e) {
            System.out.println(e.getMessage());
        }
    }

    private static void saveWithoutEnd(TicketStore store) {
        for (int batch = 0; true; batch++) {
            int first = batch * 100;
            store.save(
                    IntStream.range(first, first + 100).mapToObj(Samples::busy).toList());
            System.out.println(first + 100);
        }
    }

    String line() throws IOException {
        String line = output.readLine();
        return line == null ? "" : line;
    }

    long pid() {
        return process.pid();
    }

    /** From now on no file of the process may grow past this size, as if the disk were full. */
    void limitFiles(long bytes) throws IOException, InterruptedException {
        String limit = "--fsize=" + bytes + ":" + bytes;
        int exit = new ProcessBuilder("prlimit", limit, "--pid", Long.toString(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IOException("prlimit answered " + exit);
        }
    }

    /** Lets a process that waits go on. */
    void proceed() throws IOException {
        process.outputWriter(StandardCharsets.UTF_8).append('\n').close();
    }

    /** As a power cut would, and waits until the process is gone. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
