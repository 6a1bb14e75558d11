package dev.deskpulse.plugin.cli;

import dev.deskpulse.plugin.app.Desk;
import dev.deskpulse.plugin.settings.Settings;
import dev.deskpulse.scheduler.audit.Actor;
import dev.deskpulse.scheduler.audit.AuditLog;
import dev.deskpulse.scheduler.customer.Customer;
import dev.deskpulse.scheduler.customer.CustomerBook;
import dev.deskpulse.scheduler.customer.Customers;
import dev.deskpulse.scheduler.customer.Lifecycle;
import dev.deskpulse.scheduler.sight.Sight;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code deskpulse customers}. */
@Command(
        name = "customers",
        mixinStandardHelpOptions = true,
        description = {
            "Shows who the customers are: lifecycle, value, loyalty, segments, churn risk with its measured quality,",
            "and whom to win back first. With a KEY one customer's profile and the tickets that upset them.",
            "docs/customers.md says what everything means, and which rules can be changed."
        })
final class CustomersCommand implements Callable<Integer> {
    private static final int TICKETS = 10;

    private final Console console;
    private final Clock clock;

    @Mixin
    private SettingsOption settings;

    @Mixin
    private LanguageOption language;

    @Parameters(arity = "0..1", paramLabel = "KEY", description = "A customer, as the store names them.")
    private @Nullable String key;

    @Option(
            names = "--order",
            paramLabel = "ORDER",
            defaultValue = "WIN_BACK",
            description = "win_back (whom to win back first), risk, value or latest.")
    private CustomerBook.Order order;

    @Option(
            names = "--lifecycle",
            paramLabel = "STAGE",
            description = "Only those who are new, active, at_risk, lost or won_back.")
    private @Nullable Lifecycle lifecycle;

    @Option(
            names = "--top",
            paramLabel = "N",
            defaultValue = "10",
            description = "How many to list (${DEFAULT-VALUE}).")
    private int top;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    CustomersCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        if (top < 1) {
            throw new IllegalArgumentException("--top must be at least 1");
        }
        Settings read = settings.read();
        try (Desk desk = Desk.open(read, clock)) {
            String asked = key;
            AuditLog log = desk.audit();
            log.export(
                    Actor.COMMAND_LINE,
                    asked == null ? "customers" : "customer " + log.actor(asked),
                    json ? "json" : "text",
                    "terminal");
            Customers customers = desk.customers();
            CustomerBook book = customers.book(Sight.ALL);
            CustomerTexts texts = new CustomerTexts(read.zone(), language.isChinese());
            if (asked == null) {
                List<Customer> first = book.first(order, lifecycle, top);
                show(texts.text(book, first), CustomerTexts.json(book, first));
            } else {
                Customer customer = book.find(asked)
                        .orElseThrow(() -> new IllegalArgumentException("no customer of that name in the store;"
                                + " `deskpulse analyze` must have seen their tickets, and the name is the store's"));
                List<String> latest =
                        customers.latest(List.of(asked), TICKETS, Sight.ALL).getOrDefault(asked, List.of());
                show(texts.profile(customer, latest), CustomerTexts.json(customer, latest));
            }
            return 0;
        }
    }

    private void show(String text, Object value) {
        if (json) {
            console.printJson(value);
        } else {
            console.print(text);
        }
    }
}
