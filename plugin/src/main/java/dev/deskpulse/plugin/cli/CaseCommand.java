package dev.deskpulse.plugin.cli;

import dev.deskpulse.plugin.app.Desk;
import dev.deskpulse.plugin.settings.Settings;
import dev.deskpulse.scheduler.casestudy.CaseStudy;
import dev.deskpulse.ticket.TicketKey;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code deskpulse case}. */
@Command(
        name = "case",
        mixinStandardHelpOptions = true,
        description = {
            "Tells the whole story of a ticket, or of a customer: what happened, what waited where, where the mood",
            "turned, which tickets are like it, and what to learn. Personal data is masked as in the store."
        })
final class CaseCommand implements Callable<Integer> {
    private final Console console;
    private final Clock clock;

    @Mixin
    private SettingsOption settings;

    @Mixin
    private LanguageOption language;

    @ArgGroup(multiplicity = "1")
    private Of of;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    CaseCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    /** Whose story. */
    private static final class Of {
        @Parameters(paramLabel = "KEY", description = "A ticket, such as HD-42.")
        private @Nullable String key;

        @Option(names = "--customer", paramLabel = "ID", description = "A customer, as the store names him.")
        private @Nullable String customer;
    }

    @Override
    public Integer call() {
        Settings read = settings.read();
        try (Desk desk = ReadDesk.open(read, clock, "case", json)) {
            String customer = of.customer;
            CaseStudy study = customer != null
                    ? desk.cases().ofCustomer(customer)
                    : desk.cases().ofTicket(new TicketKey(String.valueOf(of.key)));
            if (json) {
                console.printJson(CaseTexts.json(study));
            } else {
                console.print(new CaseTexts(read.zone(), language.isChinese()).text(study));
            }
            return 0;
        }
    }
}
