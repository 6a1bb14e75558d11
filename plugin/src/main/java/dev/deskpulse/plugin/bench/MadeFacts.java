package dev.deskpulse.plugin.bench;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.ticket.SourceId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.time.LocalDate;

/** Fact rows made by the database itself, the same in every run. */
final class MadeFacts {
    /** The first day with tickets. */
    static final LocalDate FROM = LocalDate.of(2024, 1, 1);

    /** The last, of two years of 365 days. */
    static final LocalDate TO = FROM.plusDays(729);

    private MadeFacts() {}

    /** Fills the tables of an empty {@link dev.deskpulse.scheduler.kpi.FactStore}. */
    static void fill(Database database, long tickets) {
        fill(database, "bench", tickets);
    }

    /** The same of a source, so that they may stand beside others. */
    static void fill(Database database, String source, long tickets) {
        String all = text().replace("{source}", new SourceId(source).value());
        database.run(connection -> {
            for (String text : all.split(";", -1)) {
                if (!text.isBlank()) {
                    try (PreparedStatement insert = connection.prepareStatement(text)) {
                        for (int i = 1; i <= text.chars().filter(c -> c == '?').count(); i++) {
                            insert.setLong(i, tickets);
                        }
                        insert.executeUpdate();
                    }
                }
            }
        });
    }

    private static String text() {
        try (InputStream file = MadeFacts.class.getResourceAsStream("facts.sql")) {
            if (file == null) {
                throw new IllegalStateException("facts.sql is missing from the program");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("facts.sql cannot be read from the program", e);
        }
    }
}
