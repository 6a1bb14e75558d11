package dev.deskpulse.plugin.cli;

import dev.deskpulse.plugin.app.Desk;
import dev.deskpulse.plugin.settings.Settings;
import dev.deskpulse.scheduler.why.CorrectionPage;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code deskpulse corrections}. */
@Command(
        name = "corrections",
        mixinStandardHelpOptions = true,
        description = "Lists what people corrected in the tags, newest first, and what the model says today.")
final class CorrectionsCommand implements Callable<Integer> {
    private final Console console;
    private final Clock clock;

    @Mixin
    private SettingsOption settings;

    @Mixin
    private LanguageOption language;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "50",
            description = "How many rows a page has, at most 1000 (${DEFAULT-VALUE}).")
    private int limit;

    @Option(
            names = "--page",
            paramLabel = "N",
            defaultValue = "1",
            description = "Which page to show, from 1 (${DEFAULT-VALUE}).")
    private int page;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    CorrectionsCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        Settings read = settings.read();
        try (Desk desk = ReadDesk.open(read, clock, "corrections", json)) {
            CorrectionPage corrections = desk.explainTags().corrections(limit, page);
            if (json) {
                console.printJson(corrections);
            } else {
                console.print(new CorrectionTexts(new TagWords(language.isChinese()), read.zone()).text(corrections));
            }
            return 0;
        }
    }
}
