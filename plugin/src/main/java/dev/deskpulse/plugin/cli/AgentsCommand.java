package dev.deskpulse.plugin.cli;

import dev.deskpulse.plugin.app.Desk;
import dev.deskpulse.plugin.settings.Settings;
import dev.deskpulse.scheduler.agent.AgentLoad;
import dev.deskpulse.scheduler.agent.AgentPeriods;
import dev.deskpulse.scheduler.agent.AgentReport;
import dev.deskpulse.scheduler.agent.FindTrainingNeeds;
import dev.deskpulse.scheduler.agent.Training;
import dev.deskpulse.scheduler.agent.TrainingNeed;
import dev.deskpulse.scheduler.agent.TrainingProgress;
import dev.deskpulse.scheduler.agent.TrainingStore;
import dev.deskpulse.scheduler.kpi.Dimension;
import dev.deskpulse.scheduler.kpi.KpiQuery;
import dev.deskpulse.scheduler.sight.Sight;
import dev.deskpulse.ticket.Person;
import dev.deskpulse.ticket.PersonId;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
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
            description =
                    "Of these days: 2026-01-01..2026-03-31, 2026-03 or 2026; else the last 180 days, with --each the"
                            + " last 14 days, 12 weeks or 6 months.")
    private @Nullable String period;

    @Option(
            names = "--each",
            paramLabel = "STEP",
            description = "By day, week or month: figures as counted, by the catalogue, and on like cases.")
    private KpiQuery.@Nullable Period each;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    AgentsCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        try (Desk desk = ReadDesk.open(settings.read(), clock, "agents", json)) {
            if (each != null) {
                periods(desk, each);
                return 0;
            }
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

    private void periods(Desk desk, KpiQuery.Period step) {
        Days days = period == null ? usual(step, desk.today()) : Days.parse(period, desk.today());
        Settings.Figures rules = desk.settings().figures();
        KpiQuery query = KpiQuery.of(days.from(), days.to(), step, Dimension.AGENT)
                .within(rules.windows().repeating(rules.profile().repeatWindow()));
        AgentPeriods all = console.watch(progress -> desk.figures(
                rules.profile(), kpis -> AgentPeriods.of(query, kpis, desk.agents(), Sight.ALL), progress));
        Map<PersonId, Person> people = desk.tickets().people();
        AgentPeriods told = name == null
                ? all
                : new AgentPeriods(
                        all.each(), named(all.rows(), AgentPeriods.Row::agent, name, people, days.from(), days.to()));
        AgentPeriodTexts texts = new AgentPeriodTexts(people, language.isChinese());
        if (json) {
            console.printJson(texts.json(told));
        } else {
            console.print(texts.text(told));
        }
    }

    private static Days usual(KpiQuery.Period step, LocalDate today) {
        return switch (step) {
            case DAY -> new Days(today.minusDays(13), today);
            case WEEK -> new Days(today.minusWeeks(11).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)), today);
            case MONTH -> new Days(today.minusMonths(5).withDayOfMonth(1), today);
            case WHOLE -> Days.parse(null, today);
        };
    }

    @Command(
            name = "needs",
            mixinStandardHelpOptions = true,
            description = {
                "Shows topics in which agents fall behind their team on like cases, with tickets to learn from.",
                "With --team topics in which whole teams fall behind the others."
            })
    int needs(
            @Mixin SettingsOption at,
            @Mixin LanguageOption in,
            @Option(names = "--period", paramLabel = "FROM..TO", description = "Of these days; else the last 180.")
                    @Nullable
                    String when,
            @Option(names = "--team", description = "Of teams instead of agents.") boolean teams,
            @Option(names = "--json", description = "Print one JSON object.") boolean asJson) {
        try (Desk desk = ReadDesk.open(at.read(), clock, "agents needs", asJson)) {
            Days days = Days.parse(when, desk.today());
            FindTrainingNeeds find = new FindTrainingNeeds(desk.agents());
            List<TrainingNeed> needs = teams
                    ? find.ofTeams(days.from(), days.to(), Sight.ALL)
                    : find.needs(days.from(), days.to(), Sight.ALL);
            if (asJson) {
                console.printJson(Map.of("from", days.from(), "to", days.to(), "needs", needs));
            } else {
                console.print(new AgentTexts(desk.tickets().people(), in.isChinese()).needs(needs, teams));
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
        try (Desk desk = ReadDesk.open(at.read(), clock, "agents load", asJson)) {
            Days days = Days.parse(when, desk.today());
            List<AgentLoad> loads = desk.agents().loads(days.from(), days.to(), Sight.ALL);
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
        if (people.containsKey(new PersonId(asked))) {
            return asked;
        }
        List<String> accounts = people.values().stream()
                .filter(person -> person.displayName().equals(asked))
                .map(person -> person.id().value())
                .sorted()
                .toList();
        if (accounts.isEmpty()) {
            throw new IllegalArgumentException("there is no agent '" + asked + "'; `deskpulse agents` lists them");
        }
        if (accounts.size() > 1) {
            throw new IllegalArgumentException(accounts.size() + " people are called '" + asked
                    + "'; give the account of one of them: " + accounts);
        }
        return accounts.get(0);
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
        try (Desk desk = ReadDesk.open(at.read(), clock, "agents progress", asJson)) {
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

    private static AgentReport only(AgentReport all, String asked, Map<PersonId, Person> people) {
        return new AgentReport(
                all.from(),
                all.to(),
                named(all.agents(), AgentReport.Agent::agent, asked, people, all.from(), all.to()),
                all.cut());
    }

    /** Those of everybody who has the name. */
    private static <T> List<T> named(
            List<T> all,
            Function<T, String> agent,
            String asked,
            Map<PersonId, Person> people,
            LocalDate from,
            LocalDate to) {
        List<T> found = all.stream()
                .filter(row -> agent.apply(row).equals(asked)
                        || AgentTexts.name(agent.apply(row), people).equals(asked))
                .toList();
        if (found.isEmpty()) {
            throw new IllegalArgumentException("no agent of that name has tickets from " + from + " to " + to
                    + "; check the name, or ask for earlier days with --period if they have left");
        }
        return found;
    }
}
