package dev.deskpulse.scheduler.report.send;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.Upsert;
import dev.deskpulse.connector.store.UtcTime;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Remembers what of which report a receiver has, so that nobody gets it twice. */
public final class SentReports {
    private static final String WHOLE = "";
    private static final Upsert SENT = Upsert.into(
            "report_sent",
            List.of("report", "receiver", "part"),
            List.of("report", "receiver", "part", "called", "sent_at"));

    private final Database database;
    private final InstantSource clock;

    private SentReports(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Brings the table up to date and opens the store. */
    public static SentReports in(Database database, InstantSource clock) {
        database.migrate("report-send", "dev/deskpulse/scheduler/report/send/migration");
        return new SentReports(database, clock);
    }

    /** What one receiver has of one report. */
    public final class Received {
        private final String report;
        private final String receiver;

        private Received(String report, String receiver) {
            this.report = report;
            this.receiver = receiver;
        }

        /** When all of it was sent; empty where it was not. */
        Optional<Instant> wholeAt() {
            return database.read(connection -> {
                try (PreparedStatement query = connection.prepareStatement(
                        "SELECT sent_at FROM report_sent WHERE report = ? AND receiver = ? AND part = ?")) {
                    bind(query, WHOLE);
                    try (ResultSet row = query.executeQuery()) {
                        return row.next() ? Optional.of(UtcTime.fromColumn(row, 1)) : Optional.empty();
                    }
                }
            });
        }

        /** What the receiver calls a part that it has. */
        Optional<String> called(String part) {
            return database.read(connection -> {
                try (PreparedStatement query = connection.prepareStatement(
                        "SELECT called FROM report_sent WHERE report = ? AND receiver = ? AND part = ?")) {
                    bind(query, part);
                    try (ResultSet row = query.executeQuery()) {
                        return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
                    }
                }
            });
        }

        void has(String part, String called) {
            database.upsert(SENT, Stream.of(Upsert.row(report, receiver, part, called, clock.instant())));
        }

        void hasAll() {
            has(WHOLE, "");
        }

        /** It is to be sent as if it never had been. */
        public void forget() {
            database.run(connection -> {
                try (PreparedStatement delete =
                        connection.prepareStatement("DELETE FROM report_sent WHERE report = ? AND receiver = ?")) {
                    delete.setString(1, report);
                    delete.setString(2, receiver);
                    delete.executeUpdate();
                }
            });
        }

        private void bind(PreparedStatement query, String part) throws SQLException {
            query.setString(1, report);
            query.setString(2, receiver);
            query.setString(3, part);
        }
    }

    /**
     * Of one receiver.
     *
     * @param report its days, reader and language
     * @param receiver see {@link ReportReceiver#id}
     */
    public Received of(String report, String receiver) {
        return new Received(report, receiver);
    }
}
