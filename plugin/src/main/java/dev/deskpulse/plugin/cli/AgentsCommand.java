package dev.deskpulse.plugin.cli;

import dev.deskpulse.plugin.app.Desk;
import dev.deskpulse.scheduler.agent.AgentLoad;
import dev.deskpulse.scheduler.agent.AgentReport;
import dev.deskpulse.scheduler.agent.FindTrainingNeeds;
import dev.deskpulse.scheduler.agent.Training;
import dev.deskpulse.scheduler.agent.TrainingNeed;
import dev.deskpulse.scheduler.agent.TrainingProgress;
import dev.deskpulse.scheduler.agent.TrainingStore;
import dev.deskpulse.scheduler.sight.Sight;
import dev.deskpulse.ticket.Person;
import dev.deskpulse.ticket.PersonId;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code deskpulse agents}. */
@Command(
        name = "agents",
        mixinStandardHelpOptions = true,
        description = {
            "Shows how agents did on like cases, beside their team, with intervals; no ranking on noise.",
            "docs/agents.md says how it is told."
        })
final class AgentsCommand implements Callable<Integer> {
    private final Console console;
    private final Clock clock;

    @Mixin
    private SettingsOption settings;

    @Mixin
    private LanguageOption language;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "Only the agent of this name or account.")
    private @Nullable String name;

    @Option(
            names = "--period",
            paramLabel = "FROM..TO",
            description = "Of these days: 2026-01-01..2026-03-31, 2026-03 or 2026; else the last 180 days.")
    private @Nullable String period;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    AgentsCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        try (Desk desk = Desk.open(settings.read(), clock)) {
            Days days = Days.parse(period, desk.today());
            AgentReport all = desk.agents().report(days.from(), days.to(), Sight.ALL);
            AgentTexts texts = new AgentTexts(desk.tickets().people(), language.isChinese());
            AgentReport told =
                    name == null ? all : only(all, name, desk.tickets().people());
            if (json) {
                console.printJson(texts.json(told));
            } else {
                console.print(texts.text(told));
            }
            return 0;
        }
    }

    @Command(
            name = "needs",
            mixinStandardHelpOptions = true,
            description = {
                "Shows topics in which agents fall behind their team on like cases, with tickets to learn from."
            })
    int needs(
            @Mixin SettingsOption at,
            @Mixin LanguageOption in,
            @Option(names = "--period", paramLabel = "FROM..TO", description = "Of these days; else the last 180.")
                    @Nullable
                    String when,
            @Option(names = "--json", description = "Print one JSON object.") boolean asJson) {
        try (Desk desk = Desk.open(at.read(), clock)) {
            Days days = Days.parse(when, desk.today());
            List<TrainingNeed> needs = new FindTrainingNeeds(desk.agents()).needs(days.from(), days.to(), Sight.ALL);
            if (asJson) {
                console.printJson(Map.of("from", days.from(), "to", days.to(), "needs", needs));
            } else {
                console.print(new AgentTexts(desk.tickets().people(), in.isChinese()).needs(needs));
            }
            return 0;
        }
    }

    @Command(
            name = "load",
            mixinStandardHelpOptions = true,
            description =
                    "Shows how much agents have to do and to bear: tickets a day, unhappy customers, streaks of them.")
    int load(
            @Mixin SettingsOption at,
            @Mixin LanguageOption in,
            @Option(names = "--period", paramLabel = "FROM..TO", description = "Of these days; else the last 180.")
                    @Nullable
                    String when,
            @Option(names = "--json", description = "Print one JSON object.") boolean asJson) {
        try (Desk desk = Desk.open(at.read(), clock)) {
            Days days = Days.parse(when, desk.today());
            List<AgentLoad> loads = AgentLoad.of(desk.database(), days.from(), days.to(), Sight.ALL);
            if (asJson) {
                console.printJson(Map.of("from", days.from(), "to", days.to(), "agents", loads));
            } else {
                console.print(new AgentTexts(desk.tickets().people(), in.isChinese()).loads(loads));
            }
            return 0;
        }
    }

    @Command(
            name = "trained",
            mixinStandardHelpOptions = true,
            description = "Keeps a training of an agent, for `agents progress`.")
    int trained(
            @Mixin SettingsOption at,
            @Option(
                            names = "--agent",
                            required = true,
                            paramLabel = "NAME",
                            description = "The agent's name or account.")
                    String agent,
            @Option(
                            names = "--topic",
                            paramLabel = "TOPIC",
                            description = "What it was about; all topics unless given.")
                    @Nullable
                    String topic,
            @Option(names = "--day", paramLabel = "DAY", description = "The first day after it; today unless given.")
                    @Nullable
                    LocalDate day,
            @Option(names = "--note", required = true, paramLabel = "TEXT", description = "What was trained.")
                    String note) {
        try (Desk desk = Desk.open(at.read(), clock)) {
            Training training = new Training(
                    0, account(agent, desk.tickets().people()), topic, day == null ? desk.today() : day, note);
            TrainingStore.in(desk.database(), clock).add(training);
            console.say("kept: `deskpulse agents progress` tells what changed since");
            return 0;
        }
    }

    private static String account(String asked, Map<PersonId, Person> people) {
        return people.values().stream()
                .filter(person -> person.displayName().equals(asked)
                        || person.id().value().equals(asked))
                .map(person -> person.id().value())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no agent '" + asked + "'; `deskpulse agents` lists them"));
    }

    @Command(
            name = "progress",
            mixinStandardHelpOptions = true,
            description =
                    "Shows for each training how the agent stands beside the team since, against the 90 days before.")
    int progress(
            @Mixin SettingsOption at,
            @Mixin LanguageOption in,
            @Option(names = "--json", description = "Print one JSON object.") boolean asJson) {
        try (Desk desk = Desk.open(at.read(), clock)) {
            List<TrainingProgress> all = TrainingStore.in(desk.database(), clock).all().stream()
                    .map(training -> TrainingProgress.of(training, desk.agents(), desk.today(), Sight.ALL))
                    .toList();
            if (asJson) {
                console.printJson(Map.of("trainings", all));
            } else {
                console.print(new AgentTexts(desk.tickets().people(), in.isChinese()).progress(all));
            }
            return 0;
        }
    }

    private AgentReport only(AgentReport all, String asked, Map<PersonId, Person> people) {
        List<AgentReport.Agent> found = all.agents().stream()
                .filter(agent -> agent.agent().equals(asked)
                        || AgentTexts.name(agent.agent(), people).equals(asked))
                .toList();
        if (found.isEmpty()) {
            throw new IllegalArgumentException("no agent of that name has tickets from " + all.from() + " to "
                    + all.to() + "; check the name, or ask for earlier days with --period if they have left");
        }
        return new AgentReport(all.from(), all.to(), found, all.cut());
    }
}
