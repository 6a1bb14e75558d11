package dev.deskpulse.plugin.cli;

import dev.deskpulse.plugin.app.Desk;
import dev.deskpulse.plugin.settings.Settings;
import dev.deskpulse.scheduler.why.Explained;
import dev.deskpulse.ticket.TicketKey;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code deskpulse why}. */
@Command(
        name = "why",
        mixinStandardHelpOptions = true,
        description = {
            "Tells why a ticket has its tags: the customer's words with what decided marked «so», the rules and",
            "weights, the confidence, the model's version, and who corrected what. Personal data is masked as in the",
            "store."
        })
final class WhyCommand implements Callable<Integer> {
    private final Console console;
    private final Clock clock;

    @Mixin
    private SettingsOption settings;

    @Mixin
    private LanguageOption language;

    @Parameters(paramLabel = "KEY", description = "A ticket, such as HD-42.")
    private String key;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    WhyCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        Settings read = settings.read();
        try (Desk desk = ReadDesk.open(read, clock, "why", json)) {
            Explained explained = desk.explainTags().of(new TicketKey(key));
            if (json) {
                console.printJson(explained);
            } else {
                console.print(new WhyTexts(new TagWords(language.isChinese()), read.zone()).text(explained));
            }
            return 0;
        }
    }
}
