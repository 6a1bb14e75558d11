package dev.deskpulse.plugin.cli;

import dev.deskpulse.plugin.app.Desk;
import dev.deskpulse.scheduler.audit.Actor;
import dev.deskpulse.scheduler.knowledge.AnswerTickets;
import dev.deskpulse.scheduler.knowledge.DraftReply;
import dev.deskpulse.scheduler.knowledge.QuestionBank;
import dev.deskpulse.scheduler.knowledge.StopSwitch;
import dev.deskpulse.scheduler.sight.Sight;
import dev.deskpulse.ticket.TicketKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code deskpulse questions}. */
@Command(
        name = "questions",
        mixinStandardHelpOptions = true,
        description = {
            "Lists the question bank: what is asked again and again, the answer that resolved it, and how often it did.",
            "docs/knowledge.md tells how they are found and measured."
        })
final class QuestionsCommand implements Callable<Integer> {
    private static final long LARGEST_ANSWER = 100_000;
    private static final int HITS = 5;

    private final Console console;
    private final Clock clock;

    @Mixin
    private SettingsOption settings;

    @Mixin
    private LanguageOption language;

    @Option(names = "--json", description = "Print the questions as JSON.")
    private boolean json;

    QuestionsCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    /** What all of them take. */
    private static final class Common {
        @Mixin
        private SettingsOption at;

        @Mixin
        private LanguageOption in;

        @Option(names = "--json", description = "Print JSON.")
        private boolean json;
    }

    /** Who changes something. */
    private static final class Person {
        @Option(
                names = "--by",
                paramLabel = "NAME",
                description = "Who says so; the user of this machine unless given.")
        private @Nullable String by;

        String name() {
            return by == null ? System.getProperty("user.name", "") : by;
        }
    }

    @Override
    public Integer call() {
        return list(settings, language, json);
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "The same.")
    int list(@Mixin Common common) {
        return list(common.at, common.in, common.json);
    }

    private int list(SettingsOption at, LanguageOption in, boolean asJson) {
        try (Desk desk = ReadDesk.open(at.read(), clock, "questions", asJson)) {
            List<QuestionBank.Shown> all = desk.knowledge().questions().all();
            if (asJson) {
                console.printJson(Map.of("questions", all));
            } else {
                console.print(new QuestionTexts(in.isChinese()).list(all));
            }
            return 0;
        }
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Shows a question with its answer.")
    int show(@Mixin Common common, @Parameters(paramLabel = "ID") String id) {
        return with(common, bank -> bank.show(id));
    }

    @Command(name = "keep", mixinStandardHelpOptions = true, description = "Finds a question and its answer right.")
    int keep(@Mixin Common common, @Mixin Person person, @Parameters(paramLabel = "ID") String id) {
        return with(common, bank -> bank.keep(id, person.name()));
    }

    @Command(
            name = "reject",
            mixinStandardHelpOptions = true,
            description = "Finds a question or its answer wrong: it is proposed no more.")
    int reject(@Mixin Common common, @Mixin Person person, @Parameters(paramLabel = "ID") String id) {
        return with(common, bank -> bank.reject(id, person.name()));
    }

    @Command(
            name = "edit",
            mixinStandardHelpOptions = true,
            description = "Changes a question's words and keeps it. What is not given stays.")
    int edit(
            @Mixin Common common,
            @Mixin Person person,
            @Parameters(paramLabel = "ID") String id,
            @Option(names = "--question", paramLabel = "TEXT", description = "How it is asked.") @Nullable
                    String question,
            @Option(names = "--answer-file", paramLabel = "FILE", description = "A text file in UTF-8 with the answer.")
                    @Nullable
                    Path answer,
            @Option(
                            names = "--article",
                            paramLabel = "URL",
                            description = "Where more is told; an empty text takes it away.")
                    @Nullable
                    String article) {
        String told = answer == null ? null : read(answer);
        return with(common, bank -> bank.edit(id, new QuestionBank.Edit(question, told, article), person.name()));
    }

    @Command(
            name = "approve",
            mixinStandardHelpOptions = true,
            description = "Lets a question's answer be sent to customers automatically, in exactly these words.")
    int approve(@Mixin Common common, @Mixin Person person, @Parameters(paramLabel = "ID") String id) {
        return with(common, bank -> bank.approve(id, person.name()));
    }

    @Command(name = "revoke", mixinStandardHelpOptions = true, description = "Takes an approval back.")
    int revoke(@Mixin Common common, @Parameters(paramLabel = "ID") String id) {
        return with(common, bank -> bank.revoke(id));
    }

    @Command(
            name = "stop",
            mixinStandardHelpOptions = true,
            description = "Stops automatic answers at once, also while Deskpulse runs.")
    int stop(@Mixin Common common, @Mixin Person person) {
        return switched(common, stop -> stop.stop(person.name()));
    }

    @Command(
            name = "go",
            mixinStandardHelpOptions = true,
            description = "Lets automatic answers go on, where the settings switch them on.")
    int go(@Mixin Common common) {
        return switched(common, StopSwitch::go);
    }

    /** Without the store, which a running Deskpulse has open. */
    private int switched(Common common, Consumer<StopSwitch> how) {
        StopSwitch stop = new StopSwitch(common.at.read().home(), clock);
        how.accept(stop);
        if (common.json) {
            console.printJson(Map.of("stopped", stop.isStopped()));
        } else {
            console.print(new QuestionTexts(common.in.isChinese()).stopped(stop.isStopped()));
        }
        return 0;
    }

    @Command(
            name = "answer",
            mixinStandardHelpOptions = true,
            description = "Sends the automatic answers that are due, as each analysis of a running Deskpulse does.")
    int answer(@Mixin Common common) {
        try (Desk desk = Desk.open(common.at.read(), clock)) {
            AnswerTickets.Outcome outcome = console.watch(desk.knowledge()::answerTickets);
            if (common.json) {
                console.printJson(outcome);
            } else {
                console.print(new QuestionTexts(common.in.isChinese()).sent(outcome));
            }
            return outcome.problems().isEmpty() ? 0 : 1;
        }
    }

    @Command(
            name = "search",
            mixinStandardHelpOptions = true,
            description = "Finds the questions that mean much the same as a text, the nearest first.")
    int search(@Mixin Common common, @Parameters(paramLabel = "TEXT") String text) {
        try (Desk desk = ReadDesk.open(common.at.read(), clock, "questions search", common.json)) {
            List<QuestionBank.Hit> hits = desk.knowledge().questions().search(text, HITS);
            if (common.json) {
                console.printJson(Map.of("hits", hits));
            } else {
                console.print(new QuestionTexts(common.in.isChinese()).hits(hits));
            }
            return 0;
        }
    }

    @Command(
            name = "draft",
            mixinStandardHelpOptions = true,
            description = "Writes an answer into a ticket as an internal comment, for an agent to check and send.")
    int draft(
            @Mixin Common common,
            @Mixin Person person,
            @Parameters(paramLabel = "TICKET") String ticket,
            @Option(names = "--question", paramLabel = "ID", description = "Whose answer; the likeliest unless given.")
                    @Nullable
                    String question) {
        try (Desk desk = Desk.open(common.at.read(), clock)) {
            DraftReply.Outcome outcome = desk.knowledge()
                    .draft(new TicketKey(ticket), question, Sight.ALL, Actor.COMMAND_LINE.named(person.name()));
            if (common.json) {
                console.printJson(outcome);
            } else {
                console.print(new QuestionTexts(common.in.isChinese()).draft(ticket, outcome));
            }
            return 0;
        }
    }

    private int with(Common common, Function<QuestionBank, QuestionBank.Shown> work) {
        try (Desk desk = ReadDesk.open(common.at.read(), clock, "questions", common.json)) {
            QuestionBank.Shown shown = work.apply(desk.knowledge().questions());
            if (common.json) {
                console.printJson(shown);
            } else {
                console.print(new QuestionTexts(common.in.isChinese()).detail(shown));
            }
            return 0;
        }
    }

    private static String read(Path file) {
        try {
            if (Files.size(file) > LARGEST_ANSWER) {
                throw new IllegalArgumentException(
                        file + " is larger than " + LARGEST_ANSWER + " bytes; an answer is a few lines");
            }
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(file + " is not UTF-8; save it so", e);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }
}
