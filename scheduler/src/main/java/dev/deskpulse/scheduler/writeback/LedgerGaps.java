package dev.deskpulse.scheduler.writeback;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.Upsert;
import dev.deskpulse.connector.store.UtcTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The times of which the ledger does not know what was written, since an older store was put back. */
public final class LedgerGaps {
    private static final Upsert GAP = Upsert.into("ledger_gap", List.of("ended_at"), List.of("begun_at", "ended_at"));
    private static final String LAST = "SELECT max(intended_at) FROM write_ledger";

    private final Database database;
    private final InstantSource clock;

    LedgerGaps(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * An older store was put back just now: what our account has written since its last entry was forgotten, and is no person's
     * correction.
     */
    public void note() {
        Instant last = Rows.query(database, LAST, List.of(), row -> {
                    Instant at = UtcTime.fromColumnOrNull(row, 1);
                    return Objects.requireNonNullElse(at, Instant.MIN);
                })
                .get(0);
        Rows.upsert(
                database,
                GAP,
                List.of(Arrays.<@Nullable Object>asList(last.equals(Instant.MIN) ? null : last, clock.instant())));
    }

    List<LedgerGap> all() {
        return Rows.query(
                database,
                "SELECT begun_at, ended_at FROM ledger_gap",
                List.of(),
                row -> new LedgerGap(
                        Objects.requireNonNullElse(UtcTime.fromColumnOrNull(row, 1), Instant.MIN),
                        UtcTime.fromColumn(row, 2)));
    }
}
