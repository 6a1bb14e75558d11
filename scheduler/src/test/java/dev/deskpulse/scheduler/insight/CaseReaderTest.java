package dev.deskpulse.scheduler.insight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskpulse.connector.store.DuckDb;
import dev.deskpulse.scheduler.kpi.Dimension;
import dev.deskpulse.scheduler.kpi.FactStore;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CaseReaderTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 4);

    /** As the topic package leaves them. */
    private static final List<String> ROWS = List.of(
            "INSERT INTO topic (id, language, created_at, name, human_name, state, mean) VALUES"
                    + " ('T1', 'CHINESE', TIMESTAMP '2026-01-01 00:00:00', '登录、密码', '登录失败', 'ACTIVE', '')",
            "INSERT INTO ticket_topic VALUES ('a', 'CHINESE', 'T1', 0.9), ('b', 'CHINESE', 'T1', 0.9),"
                    + " ('c', 'CHINESE', NULL, NULL)",
            fact("a", "NULL"),
            fact("b", "'Refund'"),
            fact("c", "NULL"));

    private static String fact(String ticket, String topic) {
        return "INSERT INTO kpi_fact (ticket, ticket_key, source, project, type, topic, created_at, created_day,"
                + " created_hour, agent_replies, marks) VALUES ('" + ticket + "', 'K', 'site', 'HD', 'Task', " + topic
                + ", TIMESTAMP '2026-03-04 01:00:00', DATE '2026-03-04', 1, 0, '')";
    }

    @Test
    void aDiscoveredTopicIsLookedAtByItsNameWhereTheSiteHasNone() {
        try (DuckDb database = DuckDb.inMemory()) {
            new FactStore(database).linkContacts();
            database.run(connection -> {
                try (Statement statement = connection.createStatement()) {
                    for (String row : ROWS) {
                        statement.executeUpdate(row);
                    }
                }
            });
            int topic = Cases.DIMENSIONS.indexOf(Dimension.TOPIC);
            Cases cases = new CaseReader(database).read(DAY, DAY);
            assertThat(IntStream.range(0, cases.size())
                            .mapToObj(i -> cases.row(i).values().get(topic)))
                    .containsExactly("登录失败", "Refund", "");
        }
    }
}
