package dev.deskpulse.plugin.cli;

import picocli.CommandLine.Option;

/** The option of commands that speak both languages. */
final class LanguageOption {
    private enum Language {
        EN,
        ZH
    }

    @Option(
            names = "--language",
            paramLabel = "en|zh",
            defaultValue = "en",
            description = "The language of the text (${DEFAULT-VALUE}).")
    private Language language;

    boolean isChinese() {
        return language == Language.ZH;
    }
}
