package dev.deskpulse.plugin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.deskpulse.connector.store.DuckDb;
import dev.deskpulse.scheduler.kpi.FactStore;
import dev.deskpulse.scheduler.topic.TopicStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The forecast of a store whose calendar has public holidays. */
class DeskForecastTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 2);
    private static final int DAYS = 120;
    private static final Set<Integer> OFF = Set.of(20, 51, 82, 113, 122);

    @TempDir
    private Path folder;

    @Test
    void aHolidayOfTheCalendarIsForecastAsThoseBefore() throws IOException {
        Path settings = Files.writeString(folder.resolve("deskpulse.yml"), """
                zone: UTC
                jira: {url: 'https://example.atlassian.net', email: a@example.com, token: t}
                calendar:
                  holidays: [%s]
                """.formatted(
                        OFF.stream().map(day -> FIRST.plusDays(day).toString()).collect(Collectors.joining(", "))));
        store();
        Terminal terminal = new Terminal(
                settings, Clock.fixed(FIRST.plusDays(DAYS).atTime(12, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC));

        assertThat(terminal.run("forecast", "--kpi", "volume", "--horizon", "4", "--json"))
                .isZero();

        JsonNode points = terminal.json().at("/series/0/points");
        assertThat(points.at("/2/timestamp").asText())
                .isEqualTo(FIRST.plusDays(122).toString());
        assertThat(points.at("/2/mean").asDouble())
                .isGreaterThan(points.at("/1/mean").asDouble() + 15);
    }

    /** Thirty more tickets on holidays. */
    private void store() throws IOException {
        Files.createDirectories(folder.resolve(".deskpulse"));
        try (DuckDb database = DuckDb.open(folder.resolve(".deskpulse/deskpulse.duckdb"))) {
            assertThat(new FactStore(database)).isNotNull();
            assertThat(TopicStore.in(database)).isNotNull();
            database.run(connection -> {
                try (PreparedStatement insert = connection.prepareStatement("""
                        INSERT INTO kpi_fact (ticket, ticket_key, source, project, type, created_at, created_day,
                            created_hour, agent_replies, marks)
                        VALUES (?, 'K', 's', 'HD', 'Request', ?, ?, 0, 1, '')""")) {
                    for (int day = 0; day < DAYS; day++) {
                        LocalDate date = FIRST.plusDays(day);
                        int tickets = 20 + day % 7 + day * 7 % 5 + (OFF.contains(day) ? 30 : 0);
                        for (int i = 0; i < tickets; i++) {
                            insert.setString(1, "s/" + day + "-" + i);
                            insert.setObject(2, date.atStartOfDay());
                            insert.setObject(3, date);
                            insert.addBatch();
                        }
                    }
                    insert.executeBatch();
                }
            });
        }
    }
}
