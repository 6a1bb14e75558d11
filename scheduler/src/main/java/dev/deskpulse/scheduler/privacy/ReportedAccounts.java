package dev.deskpulse.scheduler.privacy;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.Upsert;
import dev.deskpulse.connector.store.UtcTime;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Remembers when Atlassian was last told whose personal data is kept. */
public final class ReportedAccounts {
    private static final Upsert UPSERT = Upsert.into("account_report", List.of("id"), List.of("id", "reported_at"));

    private final Database database;

    /** @param database which {@link MaskedTickets} has brought up to date */
    public ReportedAccounts(Database database) {
        this.database = database;
    }

    /** Empty before the first report. */
    public Optional<Instant> last() {
        return database.read(connection -> {
            try (PreparedStatement query = connection.prepareStatement("SELECT reported_at FROM account_report");
                    ResultSet rows = query.executeQuery()) {
                return rows.next() ? Optional.of(UtcTime.fromColumn(rows, 1)) : Optional.empty();
            }
        });
    }

    public void keep(Instant reported) {
        database.upsert(UPSERT, Stream.of(Upsert.row(1, reported)));
    }
}
