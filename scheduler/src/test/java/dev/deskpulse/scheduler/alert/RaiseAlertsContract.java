package dev.deskpulse.scheduler.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.scheduler.topic.TopicNews;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds on every database. */
abstract class RaiseAlertsContract {
    private static final Instant NOW = Instant.parse("2026-03-11T12:00:00Z");

    private final MovableClock clock = new MovableClock(NOW);
    private final List<TopicNews> news = new ArrayList<>();
    private Database database;
    private AlertStore store;
    private RaiseAlerts raise;
    private Facts facts;

    abstract Database empty();

    @BeforeEach
    void open() {
        database = empty();
        facts = new Facts(database);
        store = AlertStore.in(database);
        raise = new RaiseAlerts(
                database,
                store,
                today -> news,
                clock,
                new RaiseAlerts.Settings(ZoneOffset.UTC, 10, Set.of("Social"), LittleTime.USUAL));
    }

    @AfterEach
    void close() {
        database.close();
    }

    /** Two months with a ticket each hour, one in six a complaint, about three products on three channels. */
    private void usual(Instant until) {
        int number = 0;
        for (Instant at = NOW.minus(Duration.ofDays(62)); at.isBefore(until); at = at.plus(Duration.ofHours(1))) {
            number++;
            facts.add(
                    at,
                    List.of("Chat", "E-mail", "Social").get(number % 3),
                    List.of("Lamp", "Kettle", "Shoes", "Mug").get(number % 4),
                    number % 6 == 0 ? "COMPLAINT" : "QUESTION",
                    number % 5 == 0 ? "NEGATIVE" : "NEUTRAL");
        }
    }

    private void burst(Instant from, int tickets, String channel, String product, String kind, String mood) {
        for (int i = 0; i < tickets; i++) {
            facts.add(from.plusSeconds(60L * i), channel, product, kind, mood);
        }
    }

    @Test
    void aDeskWithNoDataRaisesNone() {
        assertThat(raise.run()).isEqualTo(new RaiseAlerts.Outcome(0, 0, 0));
        assertThat(store.latest()).isEmpty();
    }

    @Test
    void usualDaysRaiseNone() {
        usual(NOW);
        facts.save();

        assertThat(raise.run().open()).isZero();
    }

    @Test
    void fewerThanFourWeeksTellNothing() {
        for (int day = 1; day < 20; day++) {
            facts.add(NOW.minus(Duration.ofDays(day)), "Chat", "Lamp", "QUESTION", "NEUTRAL");
        }
        burst(NOW.minusSeconds(3600), 30, "Chat", "Lamp", "COMPLAINT", "NEGATIVE");
        facts.save();

        assertThat(raise.run().open()).isZero();
    }

    @Test
    void aBurstOfComplaintsIsOneAlertWhoseCauseNamesItsSlice() {
        usual(NOW);
        burst(NOW.minusSeconds(3600), 25, "E-mail", "Lamp", "COMPLAINT", "NEUTRAL");
        facts.save();
        raise.run();

        assertThat(store.open()).singleElement().satisfies(alert -> {
            assertThat(alert.signal()).isEqualTo(Signal.COMPLAINTS);
            assertThat(alert.cause())
                    .as("not the project and the region of all tickets")
                    .isEqualTo(Map.of("product", "Lamp", "channel", "E-mail"));
            assertThat(alert.figures().observed()).isGreaterThanOrEqualTo(25);
            assertThat(alert.keys()).hasSize(Alert.MOST_KEYS).allMatch(key -> key.startsWith("HD-"));
        });
    }

    @Test
    void manyUnhappyCustomersAreAnAlert() {
        for (Instant at = NOW.minus(Duration.ofDays(62)); at.isBefore(NOW); at = at.plus(Duration.ofMinutes(30))) {
            boolean late = at.isAfter(NOW.minus(Duration.ofHours(24)));
            boolean unhappy = at.getEpochSecond() / 1800 % (late ? 2 : 8) == 0;
            facts.add(at, "Chat", "Lamp", "QUESTION", unhappy ? "NEGATIVE" : "NEUTRAL");
        }
        facts.save();
        raise.run();

        assertThat(store.open()).singleElement().satisfies(alert -> {
            assertThat(alert.signal()).isEqualTo(Signal.SENTIMENT);
            assertThat(alert.figures().observed())
                    .isGreaterThan(1.5 * alert.figures().expected());
        });
    }

    @Test
    void aPublicChannelsSurgeIsAStorm() {
        usual(NOW);
        for (int i = 0; i < 20; i++) {
            List<String> products = List.of("Lamp", "Kettle", "Shoes", "Mug");
            facts.add(NOW.minusSeconds(60L * (i + 1)), "Social", products.get(i % 4), "QUESTION", "NEUTRAL");
        }
        facts.save();
        raise.run();

        assertThat(store.open()).singleElement().satisfies(alert -> {
            assertThat(alert.signal()).isEqualTo(Signal.SOCIAL_STORM);
            assertThat(alert.slice()).containsEntry("channel", "Social");
        });
    }

    @Test
    void aDeskThatFallsSilentIsADrop() {
        usual(NOW.minus(Duration.ofHours(30)));
        facts.save();
        raise.run();

        assertThat(store.open()).singleElement().satisfies(alert -> {
            assertThat(alert.signal()).isEqualTo(Signal.DROP);
            assertThat(alert.slice()).isEmpty();
        });
    }

    @Test
    void whatGoesOnIsTheSameAlertAndWhatIsOverIsClosed() {
        usual(NOW.plus(Duration.ofDays(6)));
        burst(NOW.minusSeconds(3600), 25, "Chat", "Lamp", "COMPLAINT", "NEUTRAL");
        burst(NOW.plusSeconds(3600), 25, "Chat", "Lamp", "COMPLAINT", "NEUTRAL");
        facts.save();
        raise.run();
        String id = store.open().get(0).id();
        clock.pass(Duration.ofHours(3));

        assertThat(raise.run().raised()).isZero();
        assertThat(store.open()).singleElement().satisfies(alert -> {
            assertThat(alert.id()).isEqualTo(id);
            assertThat(alert.figures().observed()).isGreaterThan(40);
            assertThat(alert.lastSeen()).isEqualTo(clock.instant());
        });

        clock.pass(Duration.ofDays(5));
        assertThat(raise.run()).isEqualTo(new RaiseAlerts.Outcome(0, 1, 0));
        assertThat(store.latest()).singleElement().satisfies(alert -> {
            assertThat(alert.id()).isEqualTo(id);
            assertThat(alert.state(clock.instant())).isEqualTo("closed");
        });
    }

    @Test
    void aSecondRunAtTheSameMomentChangesNothing() {
        usual(NOW);
        burst(NOW.minusSeconds(3600), 25, "Chat", "Lamp", "COMPLAINT", "NEUTRAL");
        facts.save();
        raise.run();
        List<Alert> before = store.latest();

        assertThat(raise.run().raised()).isZero();
        assertThat(store.latest()).isEqualTo(before);
    }

    /** Every hour a ticket of each channel, answered an hour before its SLA of eight hours is missed. */
    private void usualSlas(Instant until) {
        for (Instant at = NOW.minus(Duration.ofDays(62)); at.isBefore(until); at = at.plus(Duration.ofHours(1))) {
            for (String channel : List.of("Chat", "E-mail", "Social")) {
                Instant answered = at.plus(Duration.ofHours(7));
                facts.add(at, channel, "Lamp", "QUESTION", "NEUTRAL")
                        .withSla(at, answered.isAfter(NOW) ? null : answered, Duration.ofHours(8));
            }
        }
    }

    @Test
    void manyTicketsThatAreAboutToMissTheirSlaAreAnAlert() {
        usualSlas(NOW);
        for (int i = 0; i < 12; i++) {
            Instant at = NOW.minus(Duration.ofHours(7)).minusSeconds(60L * i);
            facts.add(at, "Chat", "Lamp", "QUESTION", "NEUTRAL").withSla(at, null, Duration.ofHours(8));
        }
        facts.save();
        raise.run();

        assertThat(store.open()).singleElement().satisfies(alert -> {
            assertThat(alert.signal()).isEqualTo(Signal.SLA_AT_RISK);
            assertThat(alert.cause()).containsEntry("channel", "Chat");
            assertThat(alert.figures().observed()).isGreaterThanOrEqualTo(12);
            assertThat(alert.figures().expected()).isBetween(0.5, 4.0);
            assertThat(alert.keys()).hasSizeGreaterThanOrEqualTo(12);
        });
    }

    @Test
    void whatIsStoppedBreachedPausedOrHasTimeLeftIsAtNoRisk() {
        usualSlas(NOW);
        for (int i = 0; i < 12; i++) {
            Instant at = NOW.minus(Duration.ofHours(7)).minusSeconds(60L * i);
            facts.add(at, "Chat", "Lamp", "QUESTION", "NEUTRAL").withSla(at, NOW.minusSeconds(60), Duration.ofHours(8));
            facts.add(at, "Chat", "Lamp", "QUESTION", "NEUTRAL").withSla(at, null, Duration.ofHours(6));
            facts.add(at, "Chat", "Lamp", "QUESTION", "NEUTRAL").withSla(at, null, Duration.ofDays(3));
            facts.add(at, "Chat", "Lamp", "QUESTION", "NEUTRAL").withPausedSla(at, Duration.ofHours(8));
        }
        facts.save();
        raise.run();

        assertThat(store.open()).extracting(Alert::signal).doesNotContain(Signal.SLA_AT_RISK);
    }

    @Test
    void aNewTopicIsOneAlertWhileItIsNews() {
        usual(NOW);
        facts.save();
        news.add(new TopicNews("t7", "Cracked lids", TopicNews.Kind.NEW, 7, 9, 0.05, 0));

        assertThat(raise.run().raised()).isOne();
        assertThat(raise.run().raised()).isZero();
        assertThat(store.open()).singleElement().satisfies(alert -> {
            assertThat(alert.signal()).isEqualTo(Signal.NEW_TOPIC);
            assertThat(alert.where()).isEqualTo("topic=Cracked lids");
        });
    }

    @Test
    void whatPeopleSayStaysWithTheAlert() {
        usual(NOW);
        burst(NOW.minusSeconds(3600), 25, "Chat", "Lamp", "COMPLAINT", "NEUTRAL");
        facts.save();
        raise.run();
        String id = store.open().get(0).id();

        assertThat(store.snooze(id, NOW.plusSeconds(60)).state(NOW)).isEqualTo("snoozed");
        assertThat(store.open().get(0).state(NOW.plusSeconds(60))).isEqualTo("open");
        store.acknowledge(id, NOW);
        raise.run();
        assertThat(store.open().get(0).state(NOW)).isEqualTo("acknowledged");
        assertThatThrownBy(() -> store.acknowledge("none", NOW))
                .hasMessage("there is no alert 'none'; `deskpulse alerts` lists them with their ids");
    }
}
