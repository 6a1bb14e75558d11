package dev.deskpulse.scheduler.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.DuckDb;
import dev.deskpulse.fixtures.scenario.Incident;
import dev.deskpulse.fixtures.scenario.RetailScenario;
import dev.deskpulse.fixtures.scenario.ScenarioOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** On the retail scenario; its truth is read here only to compare. */
class ScenarioAlertsTest {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final LocalDate UNTIL = LocalDate.of(2026, 11, 22);
    private static final int BUSY = 24_000;

    private final Database database = DuckDb.inMemory();
    private final MovableClock clock = new MovableClock(Instant.EPOCH);
    private final AlertStore store = AlertStore.in(database);
    private final RaiseAlerts raise = new RaiseAlerts(
            database,
            store,
            today -> List.of(),
            clock,
            new RaiseAlerts.Settings(CHINA, 10, Set.of("Social"), LittleTime.USUAL));

    @AfterEach
    void close() {
        database.close();
    }

    private void look(Instant from, Instant to, Duration every) {
        for (Instant at = from; !at.isAfter(to); at = at.plus(every)) {
            clock.set(at);
            raise.run();
        }
    }

    @Test
    void everyPlantedIncidentOfABusyDeskRaisesAnAlertWithinItsFirstDay() {
        RetailScenario scenario = new RetailScenario(new ScenarioOptions(1, BUSY, UNTIL, true));
        new Facts(database).add(scenario).save();
        for (Incident incident : scenario.incidents()) {
            Instant begins = incident.from().atStartOfDay(CHINA).toInstant();
            Set<String> before =
                    Set.copyOf(store.latest().stream().map(Alert::id).toList());
            look(begins, begins.plus(Duration.ofHours(24)), Duration.ofHours(6));
            assertThat(store.latest())
                    .as(incident.id())
                    .filteredOn(alert -> !before.contains(alert.id()))
                    .anyMatch(alert -> tells(alert, incident));
        }
    }

    private static boolean tells(Alert alert, Incident incident) {
        return incident.slice().entrySet().stream().allMatch(part -> part.getValue()
                .equals(alert.cause().get(part.getKey().toLowerCase(Locale.ROOT))));
    }

    @Test
    void aQuietYearRaisesFewerThanOneAlertAMonth() {
        new Facts(database)
                .add(new RetailScenario(ScenarioOptions.retail(UNTIL).quiet()))
                .save();
        look(
                UNTIL.minusMonths(10).atStartOfDay(CHINA).toInstant(),
                UNTIL.atStartOfDay(CHINA).toInstant(),
                Duration.ofDays(1));

        assertThat(store.latest()).hasSizeLessThan(10);
    }
}
