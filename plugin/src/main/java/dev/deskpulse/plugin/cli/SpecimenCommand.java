package dev.deskpulse.plugin.cli;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.DuckDb;
import dev.deskpulse.plugin.app.DeskReports;
import dev.deskpulse.scheduler.kpi.FactStore;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code deskpulse specimen}: the launcher lets Java keep the classes that it loads, so that other commands start faster. */
@Command(
        name = "specimen",
        hidden = true,
        description = "Opens an empty store and writes a page that nobody gets, in every format of reports.")
final class SpecimenCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        try (Database store = DuckDb.inMemory()) {
            new FactStore(store);
        }
        DeskReports.warmUp();
        return 0;
    }
}
