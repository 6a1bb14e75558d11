package dev.deskpulse.scheduler.alert;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.UtcTime;
import dev.deskpulse.scheduler.kpi.FactsByTopic;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The tickets of some weeks, oldest first, in as little memory as will do. */
final class RecentTickets {
    /** What alerts are looked for in. */
    static final List<String> DIMENSIONS = List.of("project", "channel", "product", "topic", "region");

    /** More tickets than this are too many to look at every few minutes: the oldest are left out. */
    private static final int MOST = 2_000_000;

    private static final int FIRST_DIMENSION = 5;

    private static final String SELECT = """
            SELECT f.created_at, f.ticket_key, f.kind, f.sentiment,
                f.project, f.channel, f.product, f.topic_name, f.region
            FROM %s WHERE f.created_at >= ? AND f.created_at < ? ORDER BY f.created_at DESC, f.ticket LIMIT ?""".formatted(FactsByTopic.SQL);

    /** What is counted of a ticket. */
    enum Mark {
        ANY(1),
        COMPLAINT(2),
        JUDGED(4),
        NEGATIVE(8);

        private final int bit;

        Mark(int bit) {
            this.bit = bit;
        }
    }

    private static final class Row {
        private final long at;
        private final String key;
        private final int marks;
        private final int[] codes;

        Row(long at, String key, int marks, int[] codes) {
            this.at = at;
            this.key = key;
            this.marks = marks;
            this.codes = codes;
        }
    }

    private final List<Row> rows;
    private final List<List<String>> names;

    private RecentTickets(List<Row> rows, List<List<String>> names) {
        this.rows = rows;
        this.names = names;
    }

    /** Created from one moment to another, the second exclusive. */
    static RecentTickets read(Database database, Instant from, Instant to) {
        Codes codes = new Codes();
        List<Row> rows = database.read(connection -> {
            List<Row> read = new ArrayList<>();
            try (PreparedStatement query = connection.prepareStatement(SELECT)) {
                query.setObject(1, UtcTime.toColumn(from));
                query.setObject(2, UtcTime.toColumn(to));
                query.setInt(3, MOST);
                try (ResultSet result = query.executeQuery()) {
                    while (result.next()) {
                        read.add(row(result, codes));
                    }
                }
            }
            return read;
        });
        Collections.reverse(rows);
        return new RecentTickets(rows, codes.names);
    }

    private static Row row(ResultSet result, Codes codes) throws SQLException {
        int marks = Mark.ANY.bit;
        if ("COMPLAINT".equals(result.getString(3))) {
            marks |= Mark.COMPLAINT.bit;
        }
        String sentiment = result.getString(4);
        if (sentiment != null && !sentiment.equals("UNSURE")) {
            marks |= Mark.JUDGED.bit;
            marks |= sentiment.equals("NEGATIVE") ? Mark.NEGATIVE.bit : 0;
        }
        int[] values = new int[DIMENSIONS.size()];
        for (int d = 0; d < values.length; d++) {
            values[d] = codes.code(d, result.getString(FIRST_DIMENSION + d));
        }
        return new Row(UtcTime.fromColumn(result, 1).getEpochSecond(), result.getString(2), marks, values);
    }

    /** Values as numbers, 0 where not known. */
    private static final class Codes {
        private final List<Map<String, Integer>> known = new ArrayList<>();
        private final List<List<String>> names = new ArrayList<>();

        Codes() {
            DIMENSIONS.forEach(d -> {
                known.add(new HashMap<>());
                names.add(new ArrayList<>(List.of("")));
            });
        }

        int code(int dimension, @Nullable String value) {
            if (value == null || value.isEmpty()) {
                return 0;
            }
            List<String> texts = names.get(dimension);
            Integer code = known.get(dimension).putIfAbsent(value, texts.size());
            if (code != null) {
                return code;
            }
            texts.add(value);
            return texts.size() - 1;
        }
    }

    int size() {
        return rows.size();
    }

    long at(int ticket) {
        return rows.get(ticket).at;
    }

    String key(int ticket) {
        return rows.get(ticket).key;
    }

    Map<String, Integer> byKey() {
        Map<String, Integer> positions = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            positions.put(key(i), i);
        }
        return positions;
    }

    boolean is(int ticket, Mark mark) {
        return (rows.get(ticket).marks & mark.bit) != 0;
    }

    boolean isIn(int ticket, Slice slice) {
        return slice.isWhole() || rows.get(ticket).codes[slice.dimension()] == slice.code();
    }

    int code(int dimension, int ticket) {
        return rows.get(ticket).codes[dimension];
    }

    String name(int dimension, int code) {
        return names.get(dimension).get(code);
    }

    /** One value of one dimension, or the whole desk. */
    record Slice(int dimension, int code) {
        static final Slice WHOLE = new Slice(-1, 0);

        boolean isWhole() {
            return dimension < 0;
        }
    }

    Map<String, String> named(Slice slice) {
        return slice.isWhole()
                ? Map.of()
                : Map.of(DIMENSIONS.get(slice.dimension()), name(slice.dimension(), slice.code()));
    }

    /** The whole desk and the busiest values of each dimension that have been there since a moment. */
    List<Slice> busiest(int most, long since) {
        List<Slice> slices = new ArrayList<>(List.of(Slice.WHOLE));
        for (int d = 0; d < DIMENSIONS.size(); d++) {
            slices.addAll(busiest(d, most, since));
        }
        return slices;
    }

    private List<Slice> busiest(int dimension, int most, long since) {
        int[] counts = new int[names.get(dimension).size()];
        boolean[] old = new boolean[counts.length];
        for (Row row : rows) {
            counts[row.codes[dimension]]++;
            old[row.codes[dimension]] |= row.at < since;
        }
        return IntStream.range(1, counts.length)
                .filter(code -> old[code])
                .boxed()
                .sorted(Comparator.comparing(code -> -counts[code]))
                .limit(most)
                .map(code -> new Slice(dimension, code))
                .toList();
    }

    /** The moments of a slice's tickets that have a mark, oldest first. */
    Times times(Slice slice, Mark mark) {
        return new Times(IntStream.range(0, rows.size())
                .filter(i -> is(i, mark) && isIn(i, slice))
                .mapToLong(this::at)
                .toArray());
    }

    /** Moments in order. */
    static final class Times {
        private final long[] sorted;

        Times(long[] sorted) {
            this.sorted = sorted;
        }

        /** How many from one moment to another, the second exclusive. */
        int count(long from, long to) {
            return position(to) - position(from);
        }

        private int position(long at) {
            int found = Arrays.binarySearch(sorted, at);
            if (found < 0) {
                return -found - 1;
            }
            while (found > 0 && sorted[found - 1] == at) {
                found--;
            }
            return found;
        }
    }

    /** Positions of a slice's tickets with a mark, from one moment to another, the second exclusive; the latest first. */
    List<Integer> positions(Slice slice, Mark mark, long from, long to) {
        List<Integer> found = new ArrayList<>();
        for (int i = rows.size() - 1; i >= 0 && at(i) >= from; i--) {
            if (at(i) < to && is(i, mark) && isIn(i, slice)) {
                found.add(i);
            }
        }
        return found;
    }
}
