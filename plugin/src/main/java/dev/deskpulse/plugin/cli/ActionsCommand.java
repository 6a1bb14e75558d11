package dev.deskpulse.plugin.cli;

import dev.deskpulse.plugin.app.Desk;
import dev.deskpulse.scheduler.action.Action;
import dev.deskpulse.scheduler.action.ActionStore;
import dev.deskpulse.scheduler.action.ChangeAction;
import dev.deskpulse.scheduler.action.Halves;
import dev.deskpulse.scheduler.action.JudgeActions;
import dev.deskpulse.scheduler.action.Judged;
import dev.deskpulse.scheduler.action.Plan;
import dev.deskpulse.scheduler.kpi.CaseCells;
import dev.deskpulse.scheduler.kpi.Kpi;
import dev.deskpulse.ticket.Ticket;
import dev.deskpulse.ticket.TicketKey;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code deskpulse actions}. */
@Command(
        name = "actions",
        mixinStandardHelpOptions = true,
        description = {
            "Lists what was done about problems, with a verdict on each: helped, did not help, harmed, cannot tell yet.",
            "docs/actions.md tells how that is judged."
        })
final class ActionsCommand implements Callable<Integer> {
    private final Console console;
    private final Clock clock;

    @Mixin
    private SettingsOption settings;

    @Mixin
    private LanguageOption language;

    @Option(names = "--json", description = "Print the actions as JSON.")
    private boolean json;

    ActionsCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        try (Desk desk = ReadDesk.open(settings.read(), clock, "actions", json)) {
            JudgeActions judge = desk.judgeActions();
            List<Judged> all = store(desk).all().stream().map(judge::judge).toList();
            if (json) {
                console.printJson(Map.of("actions", all));
            } else {
                console.print(new ActionTexts(language.isChinese()).list(all));
            }
            return 0;
        }
    }

    @Command(
            name = "judge",
            mixinStandardHelpOptions = true,
            description = "Shows an action with what was planned and whether it helped.")
    int judge(
            @Mixin SettingsOption at,
            @Mixin LanguageOption in,
            @Parameters(paramLabel = "N", description = "The action's number, as the list has it.") long number,
            @Option(names = "--json", description = "Print the action as JSON.") boolean asJson) {
        try (Desk desk = ReadDesk.open(at.read(), clock, "actions judge", asJson)) {
            ActionStore.Entry entry = store(desk)
                    .find(number)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "there is no action " + number + "; `deskpulse actions` lists them with their numbers"));
            Judged judged = desk.judgeActions().judge(entry);
            if (asJson) {
                console.printJson(judged);
            } else {
                console.print(new ActionTexts(in.isChinese())
                        .detail(judged, store(desk).changes(number)));
            }
            return 0;
        }
    }

    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = "Keeps an action, and tells from the days before how sure its verdict can be.")
    int add(
            @Mixin SettingsOption at,
            @Mixin LanguageOption in,
            @Option(names = "--kpi", required = true, paramLabel = "NAME", description = "The figure to mend.")
                    String kpi,
            @Option(
                            names = "--target",
                            required = true,
                            paramLabel = "VALUE",
                            description = "What it is to be: seconds, a share from 0 to 1, points or a count.")
                    double target,
            @Option(names = "--by", required = true, paramLabel = "DAY", description = "When it is judged.")
                    LocalDate by,
            @Option(names = "--step", required = true, paramLabel = "TEXT", description = "What is done.") String step,
            @Option(names = "--owner", required = true, paramLabel = "NAME", description = "Who sees to it.")
                    String owner,
            @Option(names = "--start", paramLabel = "DAY", description = "Its first day; today unless given.") @Nullable
                    LocalDate start,
            @Option(names = "--end", paramLabel = "DAY", description = "Its last day, where it has one.") @Nullable
                    LocalDate end,
            @Option(names = "--finding", paramLabel = "ID", description = "The finding that is the problem.") @Nullable
                    String finding,
            @Option(
                            names = "--only",
                            paramLabel = "DIMENSION=VALUE",
                            description = "Which tickets it touches; again for more. All unless given.")
                    @Nullable
                    List<String> only,
            @Option(names = "--beside", description = "Judge it against the slices that it does not touch.")
                    boolean beside,
            @Option(
                            names = "--split",
                            description =
                                    "Take it for half of the tickets, as chance has it, and judge it by the other half.")
                    boolean split) {
        if (beside && split) {
            throw new IllegalArgumentException("an action is judged one way: --beside or --split, not both");
        }
        try (Desk desk = Desk.open(at.read(), clock)) {
            FigureSource source = new FigureSource.OfDesk(desk);
            Action action = new Action(
                    finding == null ? null : finding(desk, finding),
                    new Action.Goal(figure(kpi), target, by),
                    step,
                    owner,
                    Only.parse(only == null ? List.of() : only, source.own(), source.people())
                            .values(),
                    method(beside, split),
                    start == null ? desk.today() : start,
                    end);
            JudgeActions judge = desk.judgeActions();
            Plan plan = judge.plan(action);
            ActionStore.Kept kept = store(desk).add(action, plan);
            console.print(new ActionTexts(in.isChinese()).detail(judge.judge(kept), List.of()));
            return 0;
        }
    }

    private static Action.Method method(boolean beside, boolean split) {
        if (split) {
            return Action.Method.SPLIT_BY_TICKET;
        }
        return beside ? Action.Method.BESIDE_LIKE_SLICES : Action.Method.BEFORE_AND_AFTER;
    }

    @Command(
            name = "half",
            mixinStandardHelpOptions = true,
            description = "Says of tickets whether they get the new step of an action that is split by ticket.")
    int half(
            @Mixin SettingsOption at,
            @Mixin LanguageOption in,
            @Parameters(paramLabel = "N", index = "0", description = "The action's number.") long number,
            @Parameters(paramLabel = "KEY", index = "1..*", arity = "1..*", description = "The tickets' keys.")
                    List<String> keys) {
        try (Desk desk = Desk.open(at.read(), clock)) {
            ActionStore.Kept kept = store(desk).kept(number);
            Halves halves = new Halves(new CaseCells(desk.database()));
            for (String key : keys) {
                Ticket ticket = desk.tickets()
                        .findByKey(new TicketKey(key))
                        .orElseThrow(() -> new IllegalArgumentException(
                                "there is no ticket " + key + "; sync, or look at its key again"));
                String half = halves.of(kept, ticket)
                        .map(one -> new ActionTexts(in.isChinese()).half(one))
                        .orElse("–");
                console.print(key + "  " + half);
            }
            return 0;
        }
    }

    @Command(
            name = "edit",
            mixinStandardHelpOptions = true,
            description = {
                "Changes an action; what was said before is kept, with who changed it and when.",
                "Its days can be moved until it starts."
            })
    int edit(
            @Mixin SettingsOption at,
            @Mixin LanguageOption in,
            @Parameters(paramLabel = "N", description = "The action's number, as the list has it.") long number,
            @Option(names = "--who", required = true, paramLabel = "NAME", description = "Who changes it.") String who,
            @Option(names = "--step", paramLabel = "TEXT", description = "What is done.") @Nullable String step,
            @Option(names = "--owner", paramLabel = "NAME", description = "Who sees to it.") @Nullable String owner,
            @Option(names = "--start", paramLabel = "DAY", description = "Its first day.") @Nullable LocalDate start,
            @Option(names = "--end", paramLabel = "DAY", description = "Its last day.") @Nullable LocalDate end,
            @Option(names = "--by", paramLabel = "DAY", description = "When it is judged.") @Nullable LocalDate by) {
        return change(at, in, change -> change.edit(number, new ChangeAction.Edit(step, owner, start, end, by), who));
    }

    @Command(
            name = "withdraw",
            mixinStandardHelpOptions = true,
            description = "Takes an action back before its day. It stays in the list, and is not judged.")
    int withdraw(
            @Mixin SettingsOption at,
            @Mixin LanguageOption in,
            @Parameters(paramLabel = "N", description = "The action's number, as the list has it.") long number,
            @Option(names = "--who", required = true, paramLabel = "NAME", description = "Who withdraws it.")
                    String who,
            @Option(names = "--why", required = true, paramLabel = "TEXT", description = "The reason.") String why) {
        return change(at, in, change -> change.withdraw(number, why, who));
    }

    private int change(SettingsOption at, LanguageOption in, Function<ChangeAction, ActionStore.Kept> what) {
        try (Desk desk = Desk.open(at.read(), clock)) {
            JudgeActions judge = desk.judgeActions();
            ActionStore store = store(desk);
            ActionStore.Kept kept = what.apply(new ChangeAction(store, judge, desk.today()));
            ActionTexts texts = new ActionTexts(in.isChinese());
            console.print(texts.detail(judge.judge(kept), store.changes(kept.number())));
            return 0;
        }
    }

    private static String finding(Desk desk, String id) {
        return desk.findings()
                .find(id)
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no finding '" + id + "'; `deskpulse findings` lists them with their ids"))
                .finding()
                .id();
    }

    private static Kpi figure(String name) {
        return Kpi.named(name)
                .orElseThrow(() ->
                        new IllegalArgumentException("there is no figure '" + name + "'; `deskpulse kpi` lists them"));
    }

    private ActionStore store(Desk desk) {
        return ActionStore.in(desk.database(), clock);
    }
}
