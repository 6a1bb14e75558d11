package dev.deskpulse.plugin.cli;

import dev.deskpulse.connector.file.FileImportException;
import dev.deskpulse.connector.jira.JiraException;
import dev.deskpulse.connector.store.StoreException;
import dev.deskpulse.connector.sync.FieldMappingException;
import dev.deskpulse.plugin.settings.InvalidSettings;
import dev.deskpulse.scheduler.cluster.ClusterException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/** {@code deskpulse}. */
@Command(
        name = "deskpulse",
        version = "Deskpulse 0.1.0",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Customer-service analytics inside Jira and Jira Service Management.",
        footer = {"", "Start with `deskpulse demo`. `deskpulse COMMAND --help` explains a command."},
        subcommands = {CommandLine.HelpCommand.class})
public final class Main {
    private static final Logger LOG = LoggerFactory.getLogger(Main.class);
    private static final int FAILED = 1;
    private static final int INVALID = 2;

    private Main() {}

    /** Runs a command; the exit code is 0 where it did what was asked, 1 where it failed, 2 where it was asked wrongly. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        Clock clock = Clock.systemUTC();
        Console console = new Console(out, err, Boolean.getBoolean("deskpulse.terminal"), clock);
        System.exit(commandLine(console, clock).execute(arguments));
    }

    /** All commands, speaking through the given console. */
    static CommandLine commandLine(Console console, Clock clock) {
        CommandLine commands = new CommandLine(new Main());
        List<Object> all = List.of(
                new DemoCommand(console, clock),
                new RunCommand(console, clock),
                new SetupCommand(console, clock),
                new DoctorCommand(console, clock),
                new SyncCommand(console, clock),
                new AnalyzeCommand(console, clock),
                new CommandLine(new ClusterCommand()).addSubcommand(new ClusterAnalyzeCommand(console, clock)),
                new WriteBackCommand(console, clock),
                new ImportCommand(console, clock),
                new PersonCommand(console),
                new SecretCommand(console),
                new AuditCommand(console, clock),
                new BackupCommand(console, clock),
                new RestoreCommand(console, clock),
                new PrivacyCommand(console, clock),
                new MaskCommand(console),
                new RootCauseCommand(console, clock),
                new SurgeCommand(console),
                new FindingsCommand(console, clock),
                new HandoverCommand(console, clock),
                new ActionsCommand(console, clock),
                new AlertsCommand(console, clock),
                new TopicsCommand(console, clock),
                new QuestionsCommand(console, clock),
                new KpiCommand(console, clock),
                new CompareCommand(console, clock),
                new DriversCommand(console, clock),
                new ChurnCommand(console),
                new CustomersCommand(console, clock),
                new CommandLine(new AgentsCommand(console, clock)).addSubcommand(new StaffingCommand(console, clock)),
                new QualityCommand(console, clock),
                new OrdersCommand(console, clock),
                new RivalsCommand(console, clock),
                new CaseCommand(console, clock),
                new WhyCommand(console, clock),
                new CorrectionsCommand(console, clock),
                new TagCommand(console, clock),
                new TrainCommand(console, clock),
                new ForecastCommand(console, clock),
                new TrendCommand(console, clock),
                new ReportCommand(console, clock),
                new BenchCommand(console, clock),
                new SpecimenCommand(),
                fakeJira());
        all.forEach(commands::addSubcommand);
        commands.setCaseInsensitiveEnumValuesAllowed(true);
        commands.setExecutionExceptionHandler((e, command, parsed) -> failed(e, console, parsed));
        return commands;
    }

    private static CommandLine fakeJira() {
        return new CommandLine(new FakeJiraCommand()).setUnmatchedOptionsArePositionalParams(true);
    }

    private static int failed(Exception problem, Console console, ParseResult parsed) {
        LOG.debug("{} failed", parsed.originalArgs().stream().findFirst().orElse(""), problem);
        if (problem instanceof InvalidSettings) {
            console.say(String.valueOf(problem.getMessage()));
            return INVALID;
        }
        boolean expected = problem instanceof JiraException
                || problem instanceof StoreException
                || problem instanceof ClusterException
                || problem instanceof FileImportException
                || problem instanceof FieldMappingException
                || problem instanceof IllegalArgumentException
                || problem instanceof IllegalStateException;
        console.say("deskpulse: " + (expected ? problem.getMessage() : problem.toString()));
        return FAILED;
    }
}
