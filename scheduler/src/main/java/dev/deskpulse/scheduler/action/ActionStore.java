package dev.deskpulse.scheduler.action;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.StoreException;
import dev.deskpulse.connector.store.StoreJson;
import dev.deskpulse.connector.store.UtcTime;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All actions with what was planned: the team's memory. Nothing is taken out of it. */
public final class ActionStore {
    private static final String INSERT =
            "INSERT INTO improvement_action (number, finding, kpi, start_day, last_day, added_at, content)"
                    + " SELECT COALESCE(max(number), 0) + 1, ?, ?, ?, ?, ?, ? FROM improvement_action";
    private static final String SELECT =
            "SELECT number, added_at, content FROM improvement_action ORDER BY start_day DESC, number DESC";
    private static final String REMEMBER =
            "INSERT INTO improvement_action_change (number, place, changed_at, changed_by, content)"
                    + " SELECT a.number, (SELECT COALESCE(max(c.place), 0) + 1 FROM improvement_action_change c"
                    + " WHERE c.number = ?), ?, ?, a.content FROM improvement_action a WHERE a.number = ?";
    private static final String UPDATE =
            "UPDATE improvement_action SET start_day = ?, last_day = ?, content = ? WHERE number = ?";
    private static final String CHANGES =
            "SELECT changed_at, changed_by, content FROM improvement_action_change WHERE number = ? ORDER BY place";
    private static final String LAST = "SELECT max(number) FROM improvement_action";
    private static final ObjectMapper JSON = StoreJson.MAPPER.copy().registerModule(new Jdk8Module());

    private final Database database;
    private final InstantSource clock;

    /** What is kept under a number, which counts up over all actions. */
    public sealed interface Entry {
        long number();

        Instant added();
    }

    /**
     * Taken back before its day.
     *
     * @param on the day, in the desk's zone
     */
    public record Withdrawal(LocalDate on, String why) {}

    /**
     * An action with its plan.
     *
     * @param withdrawn null where it was not
     */
    public record Kept(
            long number,
            Action action,
            Plan plan,
            Instant added,
            @Nullable Withdrawal withdrawn) implements Entry {}

    /**
     * A change.
     *
     * @param before what stood there until then
     */
    public record Change(Instant at, String who, Entry before) {}

    /**
     * One that this version cannot read, such as one of a figure that is no more. It hides none of the others.
     *
     * @param problem what is wrong with it
     */
    public record Unreadable(long number, Instant added, String problem) implements Entry {}

    private record Content(
            Action action, Plan plan, @Nullable Withdrawal withdrawn) {
        Content {
            if (action == null || plan == null) {
                throw new IllegalArgumentException("it lacks the action or its plan");
            }
        }
    }

    private ActionStore(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Brings the tables up to date and opens the store. */
    public static ActionStore in(Database database, InstantSource clock) {
        database.migrate("action", "dev/deskpulse/scheduler/action/migration");
        return new ActionStore(database, clock);
    }

    /**
     * Keeps an action.
     *
     * @param plan made from the days before its start
     */
    public Kept add(Action action, Plan plan) {
        Instant now = clock.instant();
        long number = database.write(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
                insert.setString(1, action.finding());
                insert.setString(2, action.goal().kpi().label());
                insert.setObject(3, action.start());
                insert.setObject(4, action.last());
                insert.setObject(5, UtcTime.toColumn(now));
                insert.setString(6, json(new Content(action, plan, null)));
                insert.executeUpdate();
            }
            try (PreparedStatement query = connection.prepareStatement(LAST);
                    ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        });
        return new Kept(number, action, plan, now, null);
    }

    /**
     * Keeps what is otherwise now, and what was so before with who changed it.
     *
     * @param withdrawn null where it is not
     */
    Kept change(Kept before, Action action, Plan plan, @Nullable Withdrawal withdrawn, String who) {
        Instant now = clock.instant();
        database.write(connection -> {
            try (PreparedStatement remember = connection.prepareStatement(REMEMBER)) {
                remember.setLong(1, before.number());
                remember.setObject(2, UtcTime.toColumn(now));
                remember.setString(3, who);
                remember.setLong(4, before.number());
                remember.executeUpdate();
            }
            try (PreparedStatement update = connection.prepareStatement(UPDATE)) {
                update.setObject(1, action.start());
                update.setObject(2, action.last());
                update.setString(3, json(new Content(action, plan, withdrawn)));
                update.setLong(4, before.number());
                return update.executeUpdate();
            }
        });
        return new Kept(before.number(), action, plan, before.added(), withdrawn);
    }

    /** What was changed of an action, the oldest first. */
    public List<Change> changes(long number) {
        return database.read(connection -> {
            List<Change> all = new ArrayList<>();
            try (PreparedStatement query = connection.prepareStatement(CHANGES)) {
                query.setLong(1, number);
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        Instant at = UtcTime.fromColumn(rows, 1);
                        all.add(new Change(at, rows.getString(2), entry(number, at, rows.getString(3))));
                    }
                }
            }
            return all;
        });
    }

    /** @throws IllegalArgumentException where there is none that can be read */
    public Kept kept(long number) {
        Entry entry = find(number)
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no action " + number + "; `deskpulse actions` lists them with their numbers"));
        if (entry instanceof Unreadable unreadable) {
            throw new IllegalArgumentException(unreadable.problem());
        }
        return (Kept) entry;
    }

    /** Every action, the one that started last first. */
    public List<Entry> all() {
        return database.read(ActionStore::read);
    }

    public Optional<Entry> find(long number) {
        return all().stream().filter(entry -> entry.number() == number).findFirst();
    }

    private static List<Entry> read(Connection connection) throws SQLException {
        List<Entry> all = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(SELECT);
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                all.add(entry(rows.getLong(1), UtcTime.fromColumn(rows, 2), rows.getString(3)));
            }
        }
        return all;
    }

    private static String json(Content content) {
        try {
            return JSON.writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new StoreException("An action cannot be written as JSON", e);
        }
    }

    private static Entry entry(long number, Instant added, String json) {
        try {
            Content content = JSON.readValue(json, Content.class);
            return new Kept(number, content.action(), content.plan(), added, content.withdrawn());
        } catch (JsonProcessingException e) {
            // Jackson's own message quotes the text, which is a person's.
            String why = e.getCause() instanceof IllegalArgumentException refused
                    ? refused.getMessage()
                    : "it is not written as this version writes actions";
            return new Unreadable(number, added, "action " + number + " cannot be read from the store: " + why);
        }
    }
}
