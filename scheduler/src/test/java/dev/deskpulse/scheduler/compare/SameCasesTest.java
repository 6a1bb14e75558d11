package dev.deskpulse.scheduler.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.DuckDb;
import dev.deskpulse.scheduler.RealPostgres;
import dev.deskpulse.scheduler.kpi.CaseCells;
import dev.deskpulse.scheduler.kpi.Dimension;
import dev.deskpulse.scheduler.kpi.FactStore;
import dev.deskpulse.scheduler.kpi.Kpi;
import dev.deskpulse.scheduler.kpi.KpiQuery;
import dev.deskpulse.scheduler.topic.TopicStore;
import java.sql.PreparedStatement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SameCasesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final List<Dimension> MIX = List.of(Dimension.KIND, Dimension.CHANNEL, Dimension.PRIORITY);
    private static final KpiQuery QUERY = KpiQuery.of(DAY, DAY, KpiQuery.Period.WHOLE, MIX.toArray(Dimension[]::new));

    /** What a ticket of each team is, drawn anew for each. */
    private interface Draw {
        Drawn of(String team, Random random);
    }

    private record Drawn(
            String kind,
            String channel,
            String priority,
            @Nullable Double hours,
            int csat) {}

    private static void given(Database database, int each, Draw draw) {
        assertThat(new FactStore(database)).isNotNull();
        assertThat(TopicStore.in(database)).isNotNull();
        Random random = new Random(3);
        database.run(connection -> {
            try (PreparedStatement insert = connection.prepareStatement("""
                    INSERT INTO kpi_fact (ticket, ticket_key, source, project, type, created_at, created_day,
                        created_hour, agent_replies, marks, team, kind, channel, priority,
                        first_response_business_seconds, csat, survey_day)
                    VALUES (?, 'K', 'site', 'HD', 'Request', ?, ?, 9, 1, '', ?, ?, ?, ?, ?, ?, ?)""")) {
                for (int i = 0; i < 2 * each; i++) {
                    String team = i % 2 == 0 ? "A" : "B";
                    Drawn drawn = draw.of(team, random);
                    insert.setString(1, "site/" + i);
                    insert.setObject(2, DAY.atTime(9, 0));
                    insert.setObject(3, DAY);
                    insert.setString(4, team);
                    insert.setString(5, drawn.kind);
                    insert.setString(6, drawn.channel);
                    insert.setString(7, drawn.priority);
                    insert.setObject(8, drawn.hours == null ? null : (Long) Math.round(3_600 * drawn.hours));
                    insert.setInt(9, drawn.csat);
                    insert.setObject(10, DAY);
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        });
    }

    private static SameCases compared(Database database, Kpi kpi) {
        CaseCells cells = new CaseCells(database);
        return SameCases.of(
                MIX,
                cells.read(kpi, QUERY.only(Dimension.TEAM, Set.of("A"))),
                cells.read(kpi, QUERY.only(Dimension.TEAM, Set.of("B"))));
    }

    /** B gets four complaints of five tickets and A one of five; complaints take 5 hours more, B itself takes 1 more. */
    private static Drawn harder(String team, Random random) {
        boolean complaint = random.nextInt(5) < (team.equals("B") ? 4 : 1);
        double hours = 4 + (complaint ? 5 : 0) + (team.equals("B") ? 1 : 0) + random.nextGaussian();
        return new Drawn(
                complaint ? "COMPLAINT" : "QUESTION",
                random.nextBoolean() ? "chat" : "phone",
                random.nextBoolean() ? "High" : "Low",
                Math.max(0.1, hours),
                random.nextInt(complaint ? 2 : 10) == 0 ? 1 : 5);
    }

    private static void theMixIsTakenOut(Database database) {
        given(database, 400, SameCasesTest::harder);
        SameCases slow = compared(database, Kpi.FIRST_RESPONSE);
        assertThat(slow.refused()).isNull();
        assertThat(slow.held()).isEqualTo(MIX);
        assertThat(slow.first().cases()).isEqualTo(400);
        CaseMix hours = slow.mix().orElseThrow();
        assertThat(hours.plain() / 3_600).isBetween(3.5, 4.5);
        assertThat(hours.within() / 3_600).isCloseTo(1, within(0.25));
        assertThat(hours.low().orElseThrow()).isPositive();
        assertThat(hours.effectiveFirst()).isBetween(150.0, 350.0);

        CaseMix content = compared(database, Kpi.CSAT).mix().orElseThrow();
        assertThat(content.plain()).isLessThan(-0.15);
        assertThat(content.low().orElseThrow()).isNegative();
        assertThat(content.high().orElseThrow()).isPositive();
    }

    @Test
    void theMixIsTakenOutOfTimesAndShares() {
        try (Database database = DuckDb.inMemory()) {
            theMixIsTakenOut(database);
        }
    }

    @Test
    void theMixIsTakenOutOnPostgresToo() {
        try (Database database = RealPostgres.empty()) {
            theMixIsTakenOut(database);
        }
    }

    @Test
    void aDimensionThatTheyHaveNotInCommonIsLetGo() {
        try (Database database = DuckDb.inMemory()) {
            given(database, 200, (team, random) -> {
                Drawn drawn = harder(team, random);
                return new Drawn(drawn.kind, drawn.channel, "of " + team, drawn.hours, drawn.csat);
            });
            SameCases compared = compared(database, Kpi.FIRST_RESPONSE);
            assertThat(compared.held()).containsExactly(Dimension.KIND, Dimension.CHANNEL);
            assertThat(compared.loose()).containsExactly(Dimension.PRIORITY);
            assertThat(compared.refused()).isNull();
        }
    }

    @Test
    void whoeverHasOtherCasesAltogetherIsNotCompared() {
        try (Database database = DuckDb.inMemory()) {
            given(database, 200, (team, random) -> new Drawn("K " + team, "C " + team, "P " + team, 1.0, 5));
            SameCases compared = compared(database, Kpi.FIRST_RESPONSE);
            assertThat(compared.refused()).isEqualTo(SameCases.Refusal.TOO_LITTLE_IN_COMMON);
            assertThat(compared.mix()).isEmpty();
        }
    }

    @Test
    void fewCasesAndNoneAreRefusedWithTheirReason() {
        try (Database database = DuckDb.inMemory()) {
            given(database, 20, SameCasesTest::harder);
            assertThat(compared(database, Kpi.FIRST_RESPONSE).refused()).isEqualTo(SameCases.Refusal.TOO_FEW_CASES);
        }
        try (Database database = DuckDb.inMemory()) {
            given(database, 20, (team, random) -> new Drawn("K", "C", "P", null, 5));
            assertThat(compared(database, Kpi.FIRST_RESPONSE).refused()).isEqualTo(SameCases.Refusal.NO_CASES);
        }
    }

    /** Truth: no difference within. Of many desks the interval must hold 0 in about 95 of 100. */
    @Test
    void theIntervalCoversWhereStrataAreSmall() {
        int covered = 0;
        Random random = new Random(17);
        for (int desk = 0; desk < 400; desk++) {
            List<CaseCells.Cell> first = cells(random);
            List<CaseCells.Cell> second = cells(random);
            CaseMix mix =
                    SameCases.of(List.of(Dimension.KIND), first, second).mix().orElseThrow();
            covered += mix.low().orElseThrow() <= 0 && mix.high().orElseThrow() >= 0 ? 1 : 0;
        }
        assertThat(covered).isBetween(368, 392);
    }

    /** Forty kinds of one to five cases, each kind with a mean of its own. */
    private static List<CaseCells.Cell> cells(Random random) {
        List<CaseCells.Cell> cells = new ArrayList<>();
        for (int kind = 0; kind < 40; kind++) {
            int cases = 1 + random.nextInt(5);
            double sum = 0;
            double squares = 0;
            for (int i = 0; i < cases; i++) {
                double value = kind % 7 + random.nextGaussian();
                sum += value;
                squares += value * value;
            }
            cells.add(new CaseCells.Cell(List.of("kind " + kind), cases, sum, squares));
        }
        return cells;
    }
}
