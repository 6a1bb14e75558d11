package dev.deskpulse.scheduler.insight;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.scheduler.kpi.FactsByTopic;
import dev.deskpulse.ticket.TicketId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Reads the fact rows of some days, in the order of days and ids. */
final class CaseReader {
    private static final String SELECT = """
            SELECT ticket, created_day, product, region, topic_name, channel, NULLIF(kind, 'UNSURE'), project,
                first_response_business_seconds, csat, reopens
            FROM %s WHERE created_day BETWEEN ? AND ? ORDER BY created_day, ticket""".formatted(FactsByTopic.SQL);

    private static final String SITE_TOPICS = "SELECT count(topic) FROM kpi_fact WHERE created_day BETWEEN ? AND ?";

    private static final int FIRST_VALUE = 3;

    private final Database database;

    CaseReader(Database database) {
        this.database = database;
    }

    /** From the first of these days that has a ticket; the last day is always part of it. */
    Cases read(LocalDate from, LocalDate to) {
        List<Cases.Row> rows = database.read(connection -> rows(connection, from, to));
        return new Cases(rows, rows.isEmpty() ? to : rows.get(0).day(), to);
    }

    /** Whether the site itself says what tickets are about; otherwise all topics are discovered ones. */
    boolean siteSaysTopics(LocalDate from, LocalDate to) {
        return database.read(connection -> {
            try (PreparedStatement query = connection.prepareStatement(SITE_TOPICS)) {
                query.setObject(1, from);
                query.setObject(2, to);
                try (ResultSet result = query.executeQuery()) {
                    return result.next() && result.getLong(1) > 0;
                }
            }
        });
    }

    private static List<Cases.Row> rows(Connection connection, LocalDate from, LocalDate to) throws SQLException {
        List<Cases.Row> rows = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(SELECT)) {
            query.setObject(1, from);
            query.setObject(2, to);
            try (ResultSet result = query.executeQuery()) {
                while (result.next()) {
                    rows.add(row(result));
                }
            }
        }
        return rows;
    }

    private static Cases.Row row(ResultSet result) throws SQLException {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < Cases.DIMENSIONS.size(); i++) {
            String value = result.getString(FIRST_VALUE + i);
            values.add(value == null ? "" : value);
        }
        int next = FIRST_VALUE + Cases.DIMENSIONS.size();
        return new Cases.Row(
                new TicketId(result.getString(1)),
                result.getObject(2, LocalDate.class),
                values,
                result.getObject(next, Long.class),
                result.getObject(next + 1, Integer.class),
                result.getObject(next + 2, Integer.class));
    }
}
