package dev.deskpulse.scheduler.driver;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.scheduler.kpi.FactsByTopic;
import dev.deskpulse.scheduler.text.Sentiment;
import dev.deskpulse.scheduler.text.TagStore;
import dev.deskpulse.scheduler.text.TicketTags;
import dev.deskpulse.ticket.TicketId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A desk's tickets as cases, from their fact rows. What comes after an outcome is no predictor of it: the first response
 * is looked at with what is known when a ticket is opened.
 */
public final class FactCases {
    private static final double HOUR = 3_600;
    private static final double MINUTE = 60;
    private static final int LOW_SCORE = 2;
    private static final int BAND = 4;

    private static final String SELECT =
            """
            SELECT f.ticket, f.created_day, f.created_hour, f.csat, f.resolution_business_seconds,
                f.first_response_business_seconds, f.agent_replies, f.reopens, f.waiting_desk_seconds,
                f.waiting_customer_seconds, f.waiting_third_party_seconds,
                f.channel, NULLIF(f.kind, 'UNSURE'), f.topic_name, f.product, f.region,
                f.priority, f.language, f.project, f.type, f.agent, f.team, f.transfers, f.team_transfers
            FROM\s""" + FactsByTopic.SQL + " WHERE f.created_day BETWEEN ? AND ? ORDER BY f.ticket";

    private static final List<String> NAMES = List.of(
            "channel",
            "kind",
            "topic",
            "product",
            "region",
            "priority",
            "language",
            "project",
            "type",
            "agent",
            "team");
    private static final int FIRST_NAME = 12;
    private static final int TRANSFERS = 23;

    private final Database database;
    private final TagStore tags;

    /** Reads facts and topics, which must have been measured, and the customers' moods. */
    public FactCases(Database database, TagStore tags) {
        this.database = database;
        this.tags = tags;
    }

    private record Row(
            TicketId ticket,
            LocalDate day,
            int hour,
            @Nullable Long csat,
            @Nullable Double resolution,
            @Nullable Double response,
            double replies,
            @Nullable Long reopens,
            @Nullable Double waiting,
            @Nullable Long transfers,
            @Nullable Long teamTransfers,
            List<@Nullable String> names) {}

    /**
     * The tickets created from one day to another, both inclusive, in the desk's zone.
     *
     * @return of {@link Outcome#CSAT} the answers, or where they are too few the moods, as the table's outcome says
     */
    public CaseTable read(Outcome outcome, LocalDate from, LocalDate to) {
        CaseTable table = table(outcome, from, to);
        boolean few = table.scale() == Scale.SHARE && !FindDrivers.isEnough(table);
        return few && outcome == Outcome.CSAT ? table(Outcome.NEGATIVE, from, to) : table;
    }

    private CaseTable table(Outcome outcome, LocalDate from, LocalDate to) {
        Sample<Row> sample = new Sample<>(CaseTable.MOST_CASES);
        database.read(connection -> {
            try (PreparedStatement query = connection.prepareStatement(SELECT)) {
                query.setObject(1, from);
                query.setObject(2, to);
                try (ResultSet result = query.executeQuery()) {
                    while (result.next()) {
                        Row row = row(result);
                        if (outcome == Outcome.NEGATIVE || known(outcome, row) != null) {
                            sample.add(row);
                        }
                    }
                }
            }
            return Boolean.TRUE;
        });
        return outcome == Outcome.NEGATIVE ? moods(sample) : table(outcome, sample);
    }

    private static CaseTable table(Outcome outcome, Sample<Row> sample) {
        List<Double> outcomes = new ArrayList<>();
        for (Row row : sample.rows()) {
            Double value = known(outcome, row);
            outcomes.add(value == null ? 0 : value);
        }
        return new CaseTable(outcome.id(), outcome.scale(), outcomes, columns(outcome, sample.rows()), sample.seen());
    }

    /** Of the sample, those whose mood at the end is told. */
    private CaseTable moods(Sample<Row> sample) {
        Map<TicketId, TicketTags> known =
                tags.findAll(sample.rows().stream().map(Row::ticket).toList());
        List<Row> rows = new ArrayList<>();
        List<Double> outcomes = new ArrayList<>();
        for (Row row : sample.rows()) {
            TicketTags own = known.get(row.ticket);
            Sentiment.Label last = own == null
                    ? Sentiment.Label.UNSURE
                    : own.trajectory().last().label();
            if (last != Sentiment.Label.UNSURE) {
                rows.add(row);
                outcomes.add(last == Sentiment.Label.NEGATIVE ? 1.0 : 0.0);
            }
        }
        long all = sample.rows().isEmpty()
                ? 0
                : Math.round(
                        (double) sample.seen() * rows.size() / sample.rows().size());
        return new CaseTable(Outcome.NEGATIVE.id(), Scale.SHARE, outcomes, columns(Outcome.NEGATIVE, rows), all);
    }

    private static @Nullable Double known(Outcome outcome, Row row) {
        return switch (outcome) {
            case CSAT -> row.csat == null ? null : row.csat <= LOW_SCORE ? 1.0 : 0.0;
            case RESOLUTION -> row.resolution == null ? null : Math.max(row.resolution, MINUTE / HOUR);
            case FIRST_RESPONSE -> row.response == null ? null : Math.max(row.response, MINUTE / HOUR);
            case NEGATIVE -> null;
        };
    }

    private static List<Column> columns(Outcome outcome, List<Row> rows) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < NAMES.size(); i++) {
            int at = i;
            columns.add(values(NAMES.get(i), rows, row -> row.names.get(at)));
        }
        columns.add(
                values("weekday", rows, row -> row.day.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH)));
        columns.add(values("hour", rows, row -> band(row.hour)));
        if (outcome != Outcome.FIRST_RESPONSE) {
            columns.add(numbers("first_response_hours", rows, row -> row.response));
            columns.add(numbers("agent_replies", rows, row -> row.replies));
            columns.add(values("reopened", rows, row -> row.reopens == null ? null : row.reopens > 0 ? "yes" : "no"));
            columns.add(numbers("waiting_on_others_share", rows, row -> row.waiting));
            columns.add(numbers("transfers", rows, row -> count(row.transfers)));
            columns.add(numbers("team_transfers", rows, row -> count(row.teamTransfers)));
        }
        if (outcome == Outcome.CSAT || outcome == Outcome.NEGATIVE) {
            columns.add(numbers("resolution_hours", rows, row -> row.resolution));
        }
        return columns;
    }

    private static String band(int hour) {
        int from = hour / BAND * BAND;
        return String.format(Locale.ROOT, "%02d–%02d", from, from + BAND);
    }

    private static Column values(String name, List<Row> rows, Function<Row, @Nullable String> value) {
        List<@Nullable String> values = new ArrayList<>();
        rows.forEach(row -> values.add(value.apply(row)));
        return new Column.Values(name, values);
    }

    private static Column numbers(String name, List<Row> rows, Function<Row, @Nullable Double> number) {
        List<@Nullable Double> numbers = new ArrayList<>();
        rows.forEach(row -> numbers.add(number.apply(row)));
        return new Column.Numbers(name, numbers);
    }

    private static Row row(ResultSet result) throws SQLException {
        List<@Nullable String> names = new ArrayList<>();
        for (int i = 0; i < NAMES.size(); i++) {
            names.add(result.getString(FIRST_NAME + i));
        }
        return new Row(
                new TicketId(result.getString(1)),
                result.getObject(2, LocalDate.class),
                result.getInt(3),
                number(result, 4),
                hours(number(result, 5)),
                hours(number(result, 6)),
                result.getInt(7),
                number(result, 8),
                waiting(number(result, 9), number(result, 10), number(result, 11)),
                number(result, TRANSFERS),
                number(result, TRANSFERS + 1),
                names);
    }

    private static @Nullable Long number(ResultSet result, int column) throws SQLException {
        long value = result.getLong(column);
        return result.wasNull() ? null : value;
    }

    private static @Nullable Double count(@Nullable Long number) {
        return number == null ? null : (Double) (double) number;
    }

    private static @Nullable Double hours(@Nullable Long seconds) {
        return seconds == null ? null : seconds / HOUR;
    }

    /** On the customer and third parties, of all the time that waited on somebody. */
    private static @Nullable Double waiting(@Nullable Long desk, @Nullable Long customer, @Nullable Long third) {
        if (desk == null || customer == null || third == null || desk + customer + third <= 0) {
            return null;
        }
        return (double) (customer + third) / (desk + customer + third);
    }
}
