package dev.deskpulse.scheduler.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScanTest {
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 10);
    private static final LocalDate MAY = LocalDate.of(2026, 5, 5);

    private static List<Signal> allSignals(SyntheticDesk desk) {
        Cases cases = desk.cases();
        List<Signal> signals = new ArrayList<>();
        for (Measure measure : Measure.values()) {
            signals.addAll(new Scan(cases, measure).signals());
        }
        return signals;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void nothingIsInventedInAQuietYearWithGrowthAWeekAndAPromotion(long seed) {
        assertThat(allSignals(new SyntheticDesk(seed, 12))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void anIncidentIsFoundWithExactlyItsSliceAndDays(long seed) {
        SyntheticDesk desk = new SyntheticDesk(seed, 12)
                .incident(MARCH, 8, 8, null, "South", null, "COMPLAINT")
                .incident(MAY, 4, 11, "Checkout", null, null, null);
        List<Signal> signals = allSignals(desk);
        assertThat(signals)
                .extracting(s -> s.slice().named())
                .containsExactlyInAnyOrder(
                        Map.of("region", "South", "kind", "COMPLAINT"), Map.of("product", "Checkout"));
        assertThat(signals).allSatisfy(s -> assertThat(s.pValue()).isLessThan(Scan.ERROR));
        Signal strike = signals.stream()
                .filter(s -> s.slice().named().containsKey("region"))
                .findFirst()
                .orElseThrow();
        assertThat(desk.cases().date(strike.stretch().from())).isBetween(MARCH.minusDays(1), MARCH.plusDays(1));
        assertThat(desk.cases().date(strike.stretch().to())).isBetween(MARCH.plusDays(6), MARCH.plusDays(8));
    }

    @Test
    void searchesThatShareTheErrorHaveAPartOfItEach() {
        SyntheticDesk desk = new SyntheticDesk(1, 12).incident(MAY, 4, 11, "Checkout", null, null, null);
        Signal alone = new Scan(desk.cases(), Measure.VOLUME).signals().get(0);
        Signal shared = new Scan(desk.cases(), Measure.VOLUME, slice -> true, 2)
                .signals()
                .get(0);

        assertThat(shared.pValue()).isPositive().isCloseTo(2 * alone.pValue(), withinPercentage(0.001));
    }

    @Test
    void twoIncidentsAtTheSameTimeAreTwo() {
        SyntheticDesk desk = new SyntheticDesk(9, 20)
                .incident(MARCH, 6, 14, null, "South", null, null)
                .incident(MARCH, 6, 12, "Lamp", null, null, null);
        assertThat(allSignals(desk))
                .extracting(s -> s.slice().named())
                .contains(Map.of("region", "South"), Map.of("product", "Lamp"));
    }

    @Test
    void slowAnswersInOneChannelAreFoundAlthoughAPromotionSlowsAllOfThem() {
        SyntheticDesk desk = new SyntheticDesk(4, 20).slow(MAY, 8, "Chat", 6);
        List<Signal> signals = allSignals(desk);
        assertThat(signals).hasSize(1);
        assertThat(signals.get(0).measure()).isEqualTo(Measure.SLOW_RESPONSE);
        assertThat(signals.get(0).slice().named()).isEqualTo(Map.of("channel", "Chat"));
    }

    @Test
    void aSurgeThatIsAnsweredSlowlyIsReportedOnceAndAlwaysWithItsTickets() {
        SyntheticDesk desk = new SyntheticDesk(4, 20)
                .incident(MAY, 8, 25, null, null, "Chat", null)
                .slow(MAY, 8, "Chat", 20);
        Cases cases = desk.cases();
        List<Signal> volume = new Scan(cases, Measure.VOLUME).signals();
        List<Signal> slow = new Scan(cases, Measure.SLOW_RESPONSE).signals();
        assertThat(volume).hasSize(1);
        assertThat(slow).hasSizeLessThan(2).allSatisfy(signal -> {
            assertThat(signal.tickets()).isNotEmpty();
            assertThat(signal.isConsequenceOf(volume.get(0))).isTrue();
        });
    }
}
