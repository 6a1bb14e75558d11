package dev.deskpulse.scheduler.customer;

import static dev.deskpulse.scheduler.customer.Visits.daysAgo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.DuckDb;
import dev.deskpulse.scheduler.RealPostgres;
import dev.deskpulse.scheduler.customer.CustomerHistory.Contact;
import dev.deskpulse.scheduler.customer.CustomerHistory.Reason;
import dev.deskpulse.scheduler.sight.Sight;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CustomerHistoryTest {
    private static final int MANY = 50;

    static Stream<Supplier<Database>> databases() {
        return Stream.of(DuckDb::inMemory, RealPostgres::empty);
    }

    private static CustomerHistory history(Database database) {
        return new CustomerHistory(database, Duration.ofDays(7));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void theLatestTicketStandsFirstAndSaysWhatUpset(Supplier<Database> kind) {
        try (Database database = kind.get()) {
            new Visits(database)
                    .ticket("a", 40)
                    .complaint("a", 20)
                    .ticket("a", 15, 0, "NEUTRAL", null, "HD")
                    .ticket("b", 1)
                    .save();

            List<Contact> contacts = history(database).contacts("a", "", MANY, Sight.ALL);

            assertThat(contacts).extracting(Contact::created).containsExactly(daysAgo(15), daysAgo(20), daysAgo(40));
            assertThat(contacts).extracting(Contact::open).containsExactly(true, false, false);
            assertThat(contacts)
                    .extracting(Contact::reasons)
                    .containsExactly(List.of(Reason.REPEAT), List.of(Reason.LOW_RATING, Reason.NEGATIVE), List.of());
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void pagesFollowEachOtherWithoutGapsThoughTicketsWereMadeInTheSameSecond(Supplier<Database> kind) {
        try (Database database = kind.get()) {
            Visits visits = new Visits(database);
            for (int i = 0; i < 7; i++) {
                visits.ticket("a", i < 3 ? 10 : 20);
            }
            visits.save();
            CustomerHistory history = history(database);
            List<Contact> all = history.contacts("a", "", MANY, Sight.ALL);
            assertThat(all).hasSize(7);

            List<Contact> first = history.contacts("a", "", 2, Sight.ALL);
            List<Contact> second = history.contacts("a", first.get(1).key(), MANY, Sight.ALL);

            assertThat(Stream.concat(first.stream(), second.stream())).isEqualTo(all);
            assertThat(history.contacts("a", "NO-1", MANY, Sight.ALL)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void aCustomerWithAThousandTicketsIsReadToTheEndPageByPage(Supplier<Database> kind) {
        try (Database database = kind.get()) {
            Visits visits = new Visits(database);
            for (int i = 0; i < 1_000; i++) {
                visits.ticket("many", 1 + i * 0.3);
            }
            visits.ticket("other", 2).save();
            List<Contact> read = new ArrayList<>();
            List<Contact> page = history(database).contacts("many", "", 51, Sight.ALL);
            while (!page.isEmpty()) {
                read.addAll(page);
                page = history(database)
                        .contacts("many", page.get(page.size() - 1).key(), 51, Sight.ALL);
            }

            assertThat(read).hasSize(1_000).doesNotHaveDuplicates();
            assertThat(read.get(0).created()).isEqualTo(daysAgo(1));
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void hiddenTicketsRatingsAndOrdersLeaveNoTrace(Supplier<Database> kind) {
        try (Database database = kind.get()) {
            new Visits(database)
                    .ticket("a", 20, 1, "POSITIVE", 1, "site HD")
                    .ticket("a", 19, 1, "NEGATIVE", 1, "site VIP")
                    .ticket("a", 18, 1, "POSITIVE", null, "site HD")
                    .order("a", 3, 500)
                    .save();
            CustomerHistory history = history(database);
            Sight one = new Sight(Set.of("site HD"), Sight.Agents.NONE);

            assertThat(history.contacts("a", "", MANY, one))
                    .extracting(Contact::key, Contact::reasons)
                    .containsExactly(tuple("HD-2", List.of(Reason.REPEAT)), tuple("HD-0", List.of()));
            assertThat(history.contacts("a", "HD-1", MANY, one)).isEmpty();
            assertThat(history.orders("a", MANY, one)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void theLatestOrderStandsFirst(Supplier<Database> kind) {
        try (Database database = kind.get()) {
            new Visits(database)
                    .order("a", 30, 20)
                    .order("a", 3, 500)
                    .order("b", 1, 1)
                    .save();

            assertThat(history(database).orders("a", MANY, Sight.ALL))
                    .containsExactly(
                            new CustomerHistory.Order("shop", daysAgo(3), 500.0),
                            new CustomerHistory.Order("shop", daysAgo(30), 20.0));
        }
    }
}
