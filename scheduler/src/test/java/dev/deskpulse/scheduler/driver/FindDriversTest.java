package dev.deskpulse.scheduler.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.deskpulse.scheduler.driver.DriverReport.Reason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FindDriversTest {
    private static final int RUNS = 200;
    private static final int CASES = 1_500;

    /** Of 200 runs with a 95 % interval, 177 to 199 cover the truth in all but one of ten thousand tests. */
    private static void coversInAbout95OfAHundred(long covered) {
        assertThat(covered).isBetween(177L, 199L);
    }

    private static Driver effect(CaseTable table, String factor, @Nullable String to) {
        return FindDrivers.effects(new Design(table), new Modelled(table)).stream()
                .filter(driver -> driver.factors().stream()
                        .anyMatch(f -> f.name().equals(factor) && (to == null || f.to().equals(to))))
                .findFirst()
                .orElseThrow();
    }

    private static long covered(
            ToDoubleFunction<SimulatedDesk> truth, CaseTableOf table, String factor, @Nullable String to) {
        return IntStream.range(0, RUNS)
                .filter(seed -> {
                    SimulatedDesk desk = new SimulatedDesk(seed, CASES);
                    double effect = truth.applyAsDouble(desk);
                    Driver found = effect(table.of(desk), factor, to);
                    return found.low() <= effect && effect <= found.high();
                })
                .count();
    }

    private interface CaseTableOf {
        CaseTable of(SimulatedDesk desk);
    }

    @Test
    void intervalsOfSharesCoverTheTruthInAbout95Of100Desks() {
        coversInAbout95OfAHundred(
                covered(desk -> desk.trueChannelEffect(2), SimulatedDesk::unhappy, "channel", "phone"));
    }

    @Test
    void intervalsOfNumbersCoverTheTruthInAbout95Of100Desks() {
        coversInAbout95OfAHundred(IntStream.range(0, RUNS)
                .filter(seed -> {
                    SimulatedDesk desk = new SimulatedDesk(seed, CASES);
                    Driver found = effect(desk.unhappy(), "replies", null);
                    Driver.Factor moved = found.factors().get(0);
                    double effect =
                            desk.trueRepliesEffect(Double.parseDouble(moved.from()), Double.parseDouble(moved.to()));
                    return found.low() <= effect && effect <= found.high();
                })
                .count());
    }

    @Test
    void intervalsOfDurationsCoverTheTruthInAbout95Of100Desks() {
        coversInAbout95OfAHundred(covered(desk -> desk.trueChannelHours(2), SimulatedDesk::hours, "channel", "phone"));
    }

    @Test
    void whatOnlyFollowsADriverIsNotCreditedForIt() {
        coversInAbout95OfAHundred(covered(desk -> 0, SimulatedDesk::unhappy, "region", "region of 2"));
        coversInAbout95OfAHundred(covered(desk -> 0, SimulatedDesk::unhappy, "agent", "agent 7"));
        DriverReport report = FindDrivers.in(new SimulatedDesk(1, 4_000).unhappy());
        assertThat(report.reason()).isNull();
        assertThat(names(report)).contains("channel", "replies").doesNotContain("region", "agent");
    }

    @Test
    void whereNothingDoesAnythingNothingIsReportedInNearlyAllDesks() {
        long silent = IntStream.range(0, 60)
                .mapToObj(seed -> FindDrivers.in(new SimulatedDesk(seed, 800).chance()))
                .filter(report -> report.drivers().isEmpty())
                .count();
        assertThat(silent).isGreaterThanOrEqualTo(56);
        DriverReport one = FindDrivers.in(new SimulatedDesk(3, 800).chance());
        assertThat(one.reason()).isEqualTo(Reason.EXPLAINS_NOTHING);
        assertThat(one.quality()).isNotNull();
    }

    @Test
    void whatCannotBeToldApartIsReportedTogether() {
        DriverReport report = FindDrivers.in(new SimulatedDesk(1, 4_000).unhappyWithATeamOfThePhone());
        Driver phone = report.drivers().stream()
                .filter(d -> d.factors().stream().anyMatch(f -> f.to().equals("phone")))
                .findFirst()
                .orElseThrow();
        assertThat(phone.factors())
                .extracting(Driver.Factor::name, Driver.Factor::to)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("channel", "phone"),
                        org.assertj.core.groups.Tuple.tuple("team", "hotline"));
        assertThat(phone.low()).isPositive();
        assertThat(report.drivers().stream().filter(d -> d.factors().equals(phone.factors())))
                .hasSize(1);
        assertThat(report.drivers().stream().filter(d -> d.factors().size() == 1))
                .noneMatch(d -> d.factors().get(0).to().equals("hotline"));
    }

    @Test
    void aValueThatIsTheSumOfOthersIsToldWithAllOfThem() {
        Random random = new Random(5);
        List<String> channels = new ArrayList<>();
        List<String> teams = new ArrayList<>();
        List<Double> outcomes = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            int channel = random.nextInt(5);
            channels.add("channel " + channel);
            teams.add(channel < 3 ? "red" : random.nextBoolean() ? "blue" : "green");
            outcomes.add(random.nextDouble() < (channel < 3 ? 0.5 : 0.1) ? 1.0 : 0.0);
        }
        CaseTable table = new CaseTable(
                "outcome",
                Scale.SHARE,
                outcomes,
                List.of(new Column.Values("channel", channels), new Column.Values("team", teams)),
                3_000);
        Driver red = effect(table, "team", "red");
        assertThat(red.factors())
                .extracting(Driver.Factor::to)
                .containsExactlyInAnyOrder("red", "channel 0", "channel 1", "channel 2");
        assertThat(red.effect()).isCloseTo(0.4, within(0.05));
    }

    @Test
    void aTableThatIsTooSmallSaysSoAndNothingElse() {
        assertThat(FindDrivers.in(new SimulatedDesk(1, 60).unhappy()).reason()).isEqualTo(Reason.TOO_FEW_CASES);
        assertThat(FindDrivers.in(new SimulatedDesk(1, 0).unhappy()).reason()).isEqualTo(Reason.TOO_FEW_CASES);
        List<Double> same = Collections.nCopies(500, 1.0);
        List<Double> mixed = IntStream.range(0, 500).mapToObj(i -> i % 2.0).toList();
        assertThat(FindDrivers.in(new CaseTable("o", Scale.SHARE, same, List.of(), 500))
                        .reason())
                .isEqualTo(Reason.NO_DIFFERENCE);
        assertThat(FindDrivers.in(new CaseTable("o", Scale.SHARE, mixed, List.of(), 500))
                        .reason())
                .isEqualTo(Reason.NO_PREDICTORS);
    }

    @Test
    void aMillionValuesInAColumnAreOthersAndDoNoHarm() {
        SimulatedDesk desk = new SimulatedDesk(2, 3_000);
        CaseTable table = desk.unhappy();
        List<Column> columns = new ArrayList<>(table.columns());
        columns.add(new Column.Values(
                "id", IntStream.range(0, 3_000).mapToObj(i -> "id-" + i).toList()));
        columns.add(new Column.Values("empty", Collections.nCopies(3_000, null)));
        columns.add(new Column.Numbers("unknown", Collections.nCopies(3_000, null)));
        DriverReport report = FindDrivers.in(new CaseTable("outcome", Scale.SHARE, table.outcomes(), columns, 3_000));
        assertThat(names(report)).contains("channel", "replies").doesNotContain("id", "empty", "unknown");
    }

    @Test
    void equalPredictionsTellNothing() {
        double[] outcome = {0, 1, 0, 1};
        assertThat(Quality.areaUnderCurve(outcome, new double[] {1, 1, 1, 1}).value())
                .isEqualTo(0.5);
        assertThat(Quality.areaUnderCurve(outcome, new double[] {1, 3, 2, 4}).value())
                .isEqualTo(1);
        assertThat(Quality.areaUnderCurve(outcome, new double[] {1, 2, 2, 3}).value())
                .isEqualTo(0.875);
    }

    private static List<String> names(DriverReport report) {
        return report.drivers().stream()
                .flatMap(driver -> driver.factors().stream())
                .map(Driver.Factor::name)
                .distinct()
                .toList();
    }
}
