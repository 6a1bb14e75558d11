package dev.deskpulse.scheduler.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.Upsert;
import dev.deskpulse.scheduler.kpi.CaseCells;
import dev.deskpulse.scheduler.kpi.Dimension;
import dev.deskpulse.scheduler.kpi.FactStore;
import dev.deskpulse.scheduler.kpi.Kpi;
import dev.deskpulse.scheduler.kpi.Kpis;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds on every database. */
abstract class ActionsContract {
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 2);
    private static final LocalDate START = FIRST.plusDays(100);
    private static final LocalDate BY = START.plusDays(34);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-09-01T12:00:00Z"), ZoneOffset.UTC);

    private Database database;

    abstract Database empty();

    @BeforeEach
    void open() {
        database = empty();
        assertThat(new FactStore(database)).isNotNull();
    }

    @AfterEach
    void close() {
        database.close();
    }

    /** Three in ten tickets are complaints; on Chat, since the action, another share. */
    private void desk(double chatSince) {
        Random random = new Random(5);
        List<List<Object>> rows = new ArrayList<>();
        for (LocalDate day = FIRST; !day.isAfter(BY); day = day.plusDays(1)) {
            for (String channel : List.of("Chat", "E-mail", "Phone")) {
                boolean touched = channel.equals("Chat") && !day.isBefore(START);
                for (int ticket = 0; ticket < 15; ticket++) {
                    boolean complaint = random.nextDouble() < (touched ? chatSince : 0.3);
                    rows.add(fact(rows.size() + 1, day, channel, complaint));
                }
            }
        }
        keep(rows, "channel", "kind");
    }

    /** @param more columns, behind those that every row has */
    private void keep(List<List<Object>> rows, String... more) {
        List<String> columns = new ArrayList<>(List.of(
                "ticket",
                "ticket_key",
                "source",
                "project",
                "type",
                "created_at",
                "created_second",
                "created_day",
                "created_hour",
                "agent_replies",
                "marks"));
        columns.addAll(List.of(more));
        database.upsert(Upsert.into("kpi_fact", List.of("ticket"), columns), rows.stream());
    }

    private static List<Object> fact(int number, LocalDate day, String channel, boolean complaint) {
        Instant at = day.atTime(10, 0).toInstant(ZoneOffset.UTC);
        return Upsert.row(
                "s/HD-" + number,
                "HD-" + number,
                "s",
                "HD",
                "Request",
                at,
                at.getEpochSecond(),
                day,
                10,
                0,
                "",
                channel,
                complaint ? "COMPLAINT" : "QUESTION");
    }

    private static Action action(double target, Action.Method method) {
        return new Action(
                "2026-05-02-complaints",
                new Action.Goal(Kpi.COMPLAINTS, target, BY),
                "每天早晨检查聊天机器人的回答",
                "Chen Jing",
                Map.of(Dimension.CHANNEL, Set.of("Chat")),
                method,
                START,
                null);
    }

    private JudgeActions judge(LocalDate today) {
        return new JudgeActions(new Kpis(database, CLOCK, ZoneOffset.UTC), new CaseCells(database), today);
    }

    @Test
    void whatHelpedIsSeenEitherWay() {
        desk(0.08);
        for (Action.Method method : List.of(Action.Method.BEFORE_AND_AFTER, Action.Method.BESIDE_LIKE_SLICES)) {
            Action action = action(0.12, method);
            Plan plan = judge(START).plan(action);
            Verdict verdict = judge(BY.plusDays(1)).judge(1, action, plan);

            assertThat(plan.usual()).as(method.name()).isBetween(0.25, 0.35);
            assertThat(plan.aim()).isNegative();
            assertThat(plan.power()).isGreaterThan(0.8);
            assertThat(verdict.judgement()).as(method.name()).isEqualTo(Judgement.HELPED);
            assertThat(verdict.reason()).isEqualTo(Verdict.Reason.INTERVAL);
            assertThat(verdict.effect().orElseThrow().value()).isBetween(-0.4, -0.1);
            assertThat(verdict.until()).isEqualTo(BY);
        }
    }

    /** Six in ten are content with their answers; since the start more, where the first action's new step was taken. */
    private void contentDesk(double contentSince) {
        Random random = new Random(7);
        List<List<Object>> rows = new ArrayList<>();
        for (LocalDate day = FIRST; !day.isAfter(BY); day = day.plusDays(1)) {
            for (int ticket = 0; ticket < 20; ticket++) {
                String id = "s/" + (rows.size() + 1);
                boolean changed = !day.isBefore(START) && SplitTickets.half(1, id) == SplitTrial.Half.CHANGED;
                boolean content = random.nextDouble() < (changed ? contentSince : 0.6);
                Instant at = day.atTime(10, 0).toInstant(ZoneOffset.UTC);
                rows.add(Upsert.row(
                        id, id, "s", "HD", "Request", at, at.getEpochSecond(), day, 10, 0, "", day, content ? 5 : 1));
            }
        }
        keep(rows, "survey_day", "csat");
    }

    private static Action split(double target) {
        return new Action(
                null,
                new Action.Goal(Kpi.CSAT, target, BY),
                "A call back within the hour",
                "Chen Jing",
                Map.of(),
                Action.Method.SPLIT_BY_TICKET,
                START,
                null);
    }

    @Test
    void anActionThatChanceSplitsIsJudgedByTheOtherHalf() {
        contentDesk(0.8);
        Action action = split(0.75);
        Plan plan = judge(START).plan(action);
        Verdict verdict = judge(BY.plusDays(1)).judge(1, action, plan);

        assertThat(plan.usual()).isBetween(0.55, 0.65);
        assertThat(plan.power()).isGreaterThan(0.9);
        assertThat(plan.daysNeeded()).isPresent();
        assertThat(verdict.judgement()).isEqualTo(Judgement.HELPED);
        assertThat(verdict.effect().orElseThrow().value()).isBetween(0.1, 0.3);
        assertThat(judge(BY).judge(1, action, plan).judgement()).isEqualTo(Judgement.CANNOT_TELL_YET);
        assertThat(judge(START.plusDays(1)).judge(1, action, plan).effect()).isEmpty();
        // Of another action the halves are others, and this one did nothing to them.
        assertThat(judge(BY.plusDays(1)).judge(2, action, plan).judgement()).isNotEqualTo(Judgement.HELPED);
    }

    @Test
    void aSplitNeedsAFigureOfSingleTicketsAndEnoughOfThem() {
        assertThatThrownBy(() -> judge(START).plan(split(0.75))).hasMessageContaining("only 0 tickets");
        assertThatThrownBy(() -> action(0.1, Action.Method.SPLIT_BY_TICKET))
                .hasMessageContaining("is not told of single tickets");
    }

    @Test
    void whatDidNothingDidNotHelp() {
        desk(0.3);
        Action action = action(0.05, Action.Method.BESIDE_LIKE_SLICES);
        Plan plan = judge(START).plan(action);

        assertThat(judge(BY.plusDays(1)).judge(1, action, plan).judgement()).isEqualTo(Judgement.DID_NOT_HELP);
    }

    @Test
    void nothingIsDecidedBeforeTheDayNorChangedAfterIt() {
        desk(0.08);
        Action action = action(0.12, Action.Method.BEFORE_AND_AFTER);
        Plan plan = judge(START).plan(action);

        Verdict before = judge(BY).judge(1, action, plan);
        assertThat(before.judgement()).isEqualTo(Judgement.CANNOT_TELL_YET);
        assertThat(before.reason()).isEqualTo(Verdict.Reason.DAY_NOT_COME);
        assertThat(before.effect()).isPresent();
        assertThat(judge(START).judge(1, action, plan).effect()).isEmpty();
        assertThat(judge(BY.plusDays(60)).judge(1, action, plan))
                .isEqualTo(judge(BY.plusDays(1)).judge(1, action, plan));
    }

    @Test
    void whatHasBegunIsNotPlanned() {
        desk(0.08);
        for (Action.Method method : List.of(Action.Method.BEFORE_AND_AFTER, Action.Method.BESIDE_LIKE_SLICES)) {
            assertThatThrownBy(() -> judge(START.plusDays(1)).plan(action(0.12, method)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("it begins on " + START + ", before today");
        }
        assertThatThrownBy(() -> judge(BY.plusDays(1)).plan(split(0.75)))
                .hasMessageContaining("after a look at the figures");
    }

    @Test
    void anEmptyDeskBearsNoPlan() {
        assertThatThrownBy(() -> judge(START).plan(action(0.12, Action.Method.BEFORE_AND_AFTER)))
                .hasMessageContaining("complaints has no data");
    }

    @Test
    void actionsAreRememberedWithTheirPlans() {
        desk(0.08);
        ActionStore store = ActionStore.in(database, CLOCK);
        Action action = action(0.12, Action.Method.BEFORE_AND_AFTER);
        Plan plan = judge(START).plan(action);

        ActionStore.Kept first = store.add(action, plan);
        ActionStore.Kept second = store.add(action, plan);

        assertThat(first.number()).isEqualTo(1);
        assertThat(second.number()).isEqualTo(2);
        assertThat(ActionStore.in(database, CLOCK).all()).containsExactly(second, first);
        assertThat(store.find(1)).contains(first);
        assertThat(store.find(3)).isEmpty();
    }

    @Test
    void oneThatCannotBeReadOrJudgedHidesNoOther() throws Exception {
        desk(0.08);
        ActionStore store = ActionStore.in(database, CLOCK);
        JudgeActions judge = judge(BY.plusDays(1));
        Action action = action(0.12, Action.Method.BEFORE_AND_AFTER);
        Plan plan = judge(START).plan(action);
        store.add(action, plan);
        store.add(action, plan);
        // So early that too few days before it have data.
        store.add(
                new Action(
                        null,
                        new Action.Goal(Kpi.COMPLAINTS, 0.12, FIRST.plusDays(60)),
                        "too early",
                        "Chen Jing",
                        Map.of(),
                        Action.Method.BEFORE_AND_AFTER,
                        FIRST.plusDays(20),
                        null),
                plan);
        database.write(connection -> {
            try (Statement broken = connection.createStatement()) {
                return broken.executeUpdate("UPDATE improvement_action SET content = '{}' WHERE number = 1");
            }
        });

        List<Judged> judged = store.all().stream().map(judge::judge).toList();

        assertThat(judged)
                .extracting(Judged::number, Judged::state)
                .containsExactly(
                        tuple(2L, Judged.State.OVER), tuple(1L, Judged.State.BROKEN), tuple(3L, Judged.State.BROKEN));
        assertThat(judged.get(1).problem().zh()).contains("措施无法读取", "action 1 cannot be read");
        assertThat(judged.get(2).problem().en()).contains("It cannot be judged", "only 20 days before");
    }

    @Test
    void anActionThatCannotBeJudgedIsRefused() {
        Action.Goal goal = new Action.Goal(Kpi.BACKLOG, 10, BY);
        Map<Dimension, Set<String>> chat = Map.of(Dimension.CHANNEL, Set.of("Chat"));

        assertThatThrownBy(() -> new Action(null, goal, "a", "b", chat, Action.Method.BESIDE_LIKE_SLICES, START, null))
                .hasMessageContaining("no count");
        assertThatThrownBy(() -> new Action(null, goal, "a", "b", chat, Action.Method.BEFORE_AND_AFTER, BY, null))
                .hasMessageContaining("give the goal another day");
        assertThatThrownBy(() -> new Action(null, goal, " ", "b", chat, Action.Method.BEFORE_AND_AFTER, START, null))
                .hasMessageContaining("the step of an action");
    }
}
