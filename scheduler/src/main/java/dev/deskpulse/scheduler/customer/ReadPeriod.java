package dev.deskpulse.scheduler.customer;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.scheduler.sight.Sight;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Reads what customers did in a period from the facts of tickets and from orders, in one pass of each. */
final class ReadPeriod {
    /** How often the file says what is seen, of tickets and of orders. */
    private static final int CONDITIONS = 4;

    private static final long LEAST_UNHAPPY = 2;

    private final Database database;
    private final CustomerRules rules;

    ReadPeriod(Database database, CustomerRules rules) {
        this.database = database;
        this.rules = rules;
    }

    /**
     * Of the days from one to another, both inclusive, in the desk's zone.
     *
     * @param before the first of the days compared with, which end where the period begins
     * @param most of each list
     */
    PeriodCustomers between(LocalDate from, LocalDate to, LocalDate before, int most, Sight sight) {
        Kept kept = new Kept(most);
        String sql = sql(from, to, before, sight);
        database.read(connection -> {
            try (PreparedStatement query = connection.prepareStatement(sql)) {
                int place = 1;
                for (int i = 0; i < CONDITIONS; i++) {
                    for (Object value : sight.values()) {
                        query.setObject(place++, value);
                    }
                }
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        kept.add(one(rows));
                    }
                }
            }
            return kept;
        });
        return kept.told();
    }

    private static PeriodCustomers.One one(ResultSet row) throws SQLException {
        return new PeriodCustomers.One(
                row.getString(1),
                row.getLong(2),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                Duration.ofSeconds(row.getLong(6)).toDays());
    }

    /** Everything that is put into the text is a day of ours. */
    private static String sql(LocalDate from, LocalDate to, LocalDate before, Sight sight) {
        String sql = SqlFile.read("period.sql")
                .replace("{tickets}", sight.condition("f.scope"))
                .replace("{orders}", sight.condition("o.scope"));
        for (Map.Entry<String, LocalDate> day :
                Map.of("{from}", from, "{to}", to, "{before}", before).entrySet()) {
            sql = sql.replace(day.getKey(), "DATE '" + day.getValue() + "'");
        }
        return sql;
    }

    /** Counts all and keeps the first of each kind. */
    private final class Kept {
        private final int most;
        private final List<PeriodCustomers.One> back = new ArrayList<>();
        private final List<PeriodCustomers.One> worse = new ArrayList<>();
        private final List<PeriodCustomers.One> complaining = new ArrayList<>();
        private long here;

        Kept(int most) {
            this.most = most;
        }

        void add(PeriodCustomers.One one) {
            here++;
            keep(one, back, other -> other.daysAway() >= rules.lostAfter().toDays());
            keep(one, worse, other -> other.unhappy() >= LEAST_UNHAPPY && more(other) > 0);
            keep(one, complaining, other -> other.complaints() > 0);
        }

        private void keep(
                PeriodCustomers.One one, List<PeriodCustomers.One> list, Predicate<PeriodCustomers.One> belongs) {
            if (belongs.test(one)) {
                list.add(one);
            }
        }

        PeriodCustomers told() {
            return new PeriodCustomers(
                    here,
                    back.size(),
                    worse.size(),
                    complaining.size(),
                    first(back, Comparator.comparingLong(PeriodCustomers.One::daysAway)),
                    first(worse, Comparator.comparingLong(Kept::more).thenComparingLong(PeriodCustomers.One::unhappy)),
                    first(
                            complaining,
                            Comparator.comparingLong(PeriodCustomers.One::complaints)
                                    .thenComparingLong(PeriodCustomers.One::tickets)));
        }

        private static long more(PeriodCustomers.One one) {
            return one.unhappy() - one.unhappyBefore();
        }

        private List<PeriodCustomers.One> first(
                List<PeriodCustomers.One> list, Comparator<PeriodCustomers.One> largest) {
            return list.stream()
                    .sorted(largest.reversed().thenComparing(PeriodCustomers.One::customer))
                    .limit(most)
                    .toList();
        }
    }
}
