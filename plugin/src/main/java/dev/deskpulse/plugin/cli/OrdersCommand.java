package dev.deskpulse.plugin.cli;

import dev.deskpulse.connector.file.OrderFile;
import dev.deskpulse.plugin.app.Desk;
import dev.deskpulse.plugin.settings.Settings;
import dev.deskpulse.ticket.SourceId;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code deskpulse orders}. */
@Command(
        name = "orders",
        mixinStandardHelpOptions = true,
        description = {
            "Takes customers' orders from a CSV or XLSX file into the store, for their profiles.",
            "The same order again replaces the one before. Customers are masked as in tickets."
        })
final class OrdersCommand implements Callable<Integer> {
    private static final int SHOWN = 10;

    private final Console console;
    private final Clock clock;

    @Mixin
    private SettingsOption settings;

    @Parameters(paramLabel = "FILE", description = "The file; its kind and encoding are told by its content.")
    private Path file;

    @Option(
            names = "--customer",
            paramLabel = "COLUMN",
            required = true,
            description = "Who ordered, by the same name or number as in tickets.")
    private String customer;

    @Option(names = "--at", paramLabel = "COLUMN", required = true, description = "When; days or times.")
    private String at;

    @Option(
            names = "--id",
            paramLabel = "COLUMN",
            description = "The order's number; without it customer, time and amount tell orders apart.")
    private @Nullable String id;

    @Option(names = "--amount", paramLabel = "COLUMN", description = "What it came to; all in one currency.")
    private @Nullable String amount;

    @Option(
            names = "--shop",
            paramLabel = "NAME",
            defaultValue = "shop",
            description = "Under which name the orders are kept (${DEFAULT-VALUE}).")
    private String shop;

    @Option(names = "--json", description = "Print the report as JSON.")
    private boolean json;

    OrdersCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        Settings read = settings.read();
        OrderFile orders = new OrderFile(file, new OrderFile.Columns(customer, at, id, amount), read.zone());
        try (Desk desk = Desk.open(read, clock)) {
            OrderFile.Outcome outcome =
                    console.watch(progress -> desk.importOrders(orders, new SourceId(shop), progress));
            if (json) {
                console.printJson(outcome);
            } else {
                console.print(outcome.rows() + " orders taken, " + outcome.refusedTotal() + " rows refused");
                outcome.refused().stream()
                        .limit(SHOWN)
                        .forEach(row -> console.say("  line " + row.line() + ": " + row.reason()));
            }
            return outcome.refusedTotal() == 0 ? 0 : 1;
        }
    }
}
