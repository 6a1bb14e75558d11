package dev.deskpulse.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** A real master and real workers, each a process of its own on this machine. */
final class Clusters implements AutoCloseable {
    private static final String HOST = "127.0.0.1";

    private final Path folder;
    private final int port;
    private final List<Process> processes = new ArrayList<>();
    private final List<Process> workers = new ArrayList<>();

    Clusters(Path folder, int workers) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder.resolve("jars"));
        this.port = freePort();
        start("master.Master", "--host", HOST, "--port", Integer.toString(port), "--webui-port", "0");
        awaitMaster();
        for (int i = 0; i < workers; i++) {
            addWorker();
        }
    }

    String master() {
        return "spark://" + HOST + ":" + port;
    }

    void addWorker() throws IOException {
        workers.add(start(
                "worker.Worker",
                "--host",
                HOST,
                "--webui-port",
                "0",
                "--cores",
                "1",
                "--memory",
                "1g",
                "--work-dir",
                folder.resolve("work").toString(),
                master()));
    }

    /** With the processes that it started, as a power cut would. */
    void killWorker() {
        Process worker = workers.remove(0);
        List<ProcessHandle> started = worker.descendants().toList();
        worker.destroyForcibly();
        started.forEach(ProcessHandle::destroyForcibly);
    }

    private Process start(String role, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "org.apache.spark.deploy." + role));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(processes.size() + ".log").toFile());
        builder.environment().put("SPARK_HOME", folder.toString());
        builder.environment().put("SPARK_SCALA_VERSION", "2.13");
        builder.environment().put("SPARK_LOCAL_IP", HOST);
        builder.environment().put("SPARK_DIST_CLASSPATH", System.getProperty("java.class.path"));
        Process process = builder.start();
        processes.add(process);
        return process;
    }

    private void awaitMaster() throws IOException {
        IOException last = new IOException("the master has not begun");
        for (int i = 0; i < 600; i++) {
            try {
                new Socket(InetAddress.getLoopbackAddress(), port).close();
                return;
            } catch (IOException e) {
                last = e;
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
        }
        throw last;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        workers.forEach(worker -> worker.descendants().forEach(ProcessHandle::destroyForcibly));
        processes.forEach(Process::destroyForcibly);
    }
}
