package dev.deskpulse.plugin.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Hands everything to the fake site's own program, which knows its options and its help. */
@Command(
        name = "fake-jira",
        description = "Runs the bundled fake Jira site by itself; see `fake-jira --help` for its options.",
        mixinStandardHelpOptions = false)
final class FakeJiraCommand implements Callable<Integer> {
    @Parameters(arity = "0..*", paramLabel = "OPTION", description = "Options of the fake site.")
    private List<String> arguments = List.of();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(FakeJiraProcess.command(arguments))
                .inheritIO()
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        return process.waitFor();
    }
}
