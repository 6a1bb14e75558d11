package dev.deskpulse.plugin.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskpulse.connector.file.EventLogReport;
import dev.deskpulse.connector.file.EventMapping;
import dev.deskpulse.connector.file.EventMeaning;
import dev.deskpulse.connector.file.FileImportException;
import dev.deskpulse.plugin.settings.FigureRules;
import dev.deskpulse.progress.Progress;
import dev.deskpulse.scheduler.kpi.Dimension;
import dev.deskpulse.scheduler.kpi.Kpi;
import dev.deskpulse.scheduler.kpi.KpiProfile;
import dev.deskpulse.scheduler.kpi.KpiQuery;
import dev.deskpulse.scheduler.kpi.KpiTable;
import dev.deskpulse.ticket.Untold;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Figures of a log that were worked out by hand:
 *
 * <ul>
 *   <li>A: created 1 March 08:00 by phone, Ann replies at 08:30 (after 1,800 s), closed on the 2nd at 08:00 (86,400 s),
 *       reopened on the 3rd at 08:00, Bob closes on the 4th at 08:00 (259,200 s after the creation); rated 5.
 *   <li>B: created 1 March 10:00 by chat, Bob replies at 12:00 (7,200 s), waits on the customer from 12:00 to 14:00
 *       (7,200 s), closed at 15:00 (18,000 s); rated 2.
 *   <li>C: created 3 March 09:00 by phone, never answered, open.
 * </ul>
 */
class LogFiguresTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC);
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
    private static final LocalDate LAST = LocalDate.of(2026, 3, 4);

    /** Not in the order of time; the first row comes twice. */
    private static final List<String> ROWS = List.of(
            "B,Closed,2026-03-01 15:00:00,Bob,chat,",
            "B,Closed,2026-03-01 15:00:00,Bob,chat,",
            "A,Created,2026-03-01 08:00:00,,phone,",
            "A,Replied,2026-03-01 08:30:00,Ann,phone,",
            "A,Closed,2026-03-02 08:00:00,Ann,phone,",
            "A,Reopened,2026-03-03 08:00:00,,phone,",
            "A,Closed,2026-03-04 08:00:00,Bob,phone,",
            "A,Survey,2026-03-04 09:00:00,,phone,5",
            "B,Created,2026-03-01 10:00:00,,chat,",
            "B,Replied,2026-03-01 12:00:00,Bob,chat,",
            "B,Waiting for customer,2026-03-01 12:00:00,Bob,chat,",
            "B,In progress,2026-03-01 14:00:00,Bob,chat,",
            "B,Survey,2026-03-01 16:00:00,,chat,2",
            "C,Created,2026-03-03 09:00:00,,phone,");

    @TempDir
    Path folder;

    @Test
    void everyFigureIsAsWorkedOutByHand() throws IOException {
        ask(ROWS, log -> {
            assertThat(value(log, Kpi.VOLUME, "tickets")).isEqualTo(3);
            assertThat(value(log, Kpi.THROUGHPUT, "resolved")).isEqualTo(2);
            assertThat(value(log, Kpi.BACKLOG, "open"))
                    .as("C, at the end of the 4th")
                    .isEqualTo(1);
            assertThat(value(log, Kpi.FIRST_RESPONSE, "mean")).isEqualTo((1_800 + 7_200) / 2.0);
            assertThat(value(log, Kpi.FIRST_RESPONSE, "p90")).isEqualTo(1_800 + 0.9 * (7_200 - 1_800));
            assertThat(value(log, Kpi.RESOLUTION, "p50")).isEqualTo((259_200 + 18_000) / 2.0);
            assertThat(value(log, Kpi.FIRST_RESOLUTION, "mean")).isEqualTo((86_400 + 18_000) / 2.0);
            assertThat(value(log, Kpi.REOPEN_RATE, "rate")).isEqualTo(0.5);
            assertThat(value(log, Kpi.WAITING_CUSTOMER, "mean"))
                    .as("B 7,200 s, A none")
                    .isEqualTo(3_600);
            assertThat(value(log, Kpi.TRANSFERS, "transfers"))
                    .as("A from Ann to Bob")
                    .isEqualTo(1);
            assertThat(value(log, Kpi.CSAT, "mean")).isEqualTo(3.5);
        });
    }

    @Test
    void theBacklogIsThatOfEachDaysEnd() throws IOException {
        ask(ROWS, log -> assertThat(log.kpis()
                        .table(Kpi.BACKLOG, KpiQuery.of(FIRST, LAST, KpiQuery.Period.DAY))
                        .rows())
                .filteredOn(row -> row.cases() > 0)
                .extracting(row -> row.period().getDayOfMonth() + ": " + row.cases())
                .as("A on the 1st, nobody on the 2nd, A and C on the 3rd, C on the 4th")
                .containsExactly("1: 1", "3: 2", "4: 1"));
    }

    @Test
    void columnsOfTheLogAreSlices() throws IOException {
        ask(ROWS, log -> assertThat(log.kpis()
                        .table(Kpi.VOLUME, KpiQuery.of(FIRST, LAST, KpiQuery.Period.WHOLE, Dimension.CHANNEL))
                        .rows())
                .extracting(row -> row.slice().get(Dimension.CHANNEL) + " " + row.cases())
                .containsExactly("chat 1", "phone 2"));
    }

    @Test
    void rowsLeftOutAreCountedAndNamedByTheirLine() throws IOException {
        List<String> broken = List.of(
                ROWS.get(2),
                ",Created,2026-03-01 08:00:00,,,",
                "D,Created,yesterday,,,",
                "D,Created,2026-02-30 08:00:00,,,",
                "D,Created,0999-02-01 08:00:00,,,",
                "D,,2026-03-01 08:00:00,,,",
                "D,Created,2026-03-01 08:00:00,,,seven");
        ask(broken, log -> {
            EventLogReport report = log.report();
            assertThat(report.rows()).isEqualTo(7);
            assertThat(report.events()).isEqualTo(2);
            assertThat(report.refused()).extracting(row -> row.line()).containsExactly(3L, 4L, 5L, 6L, 7L);
            assertThat(report.leftEmpty()).hasSize(1).containsValue(1L);
        });
    }

    @Test
    void sameRowsCountOnceAndAreTold() throws IOException {
        ask(ROWS, log -> assertThat(log.report().duplicates()).isEqualTo(1));
    }

    @Test
    void whatIsGuessedIsTold() throws IOException {
        ask(ROWS, log -> {
            assertThat(log.report().activities())
                    .containsEntry("Replied", EventMeaning.REPLY)
                    .containsEntry("Reopened", EventMeaning.REOPENED)
                    .containsEntry("Waiting for customer", EventMeaning.WAITING_ON_CUSTOMER);
            assertThat(log.report().guessed()).contains("activity 'Closed' (3 events) is taken for done");
        });
    }

    @Test
    void chineseTitlesAndActivitiesAreUnderstood() throws IOException {
        Path file = folder.resolve("log.csv");
        Files.writeString(file, """
                工单编号,环节,操作时间,坐席
                甲,新建工单,2026-03-01 08:00,
                甲,回复客户,2026-03-01 08:30,小王
                甲,已解决,2026-03-01 09:00,小王
                """);
        try (LogFigures log = figures(file, EventMapping.guessing(ZoneOffset.UTC))) {
            assertThat(value(log, Kpi.FIRST_RESPONSE, "p50")).isEqualTo(1_800);
            assertThat(value(log, Kpi.RESOLUTION, "p50")).isEqualTo(3_600);
        }
    }

    @Test
    void theLastEventResolvesOnlyWhereTheMappingSaysSo() throws IOException {
        Path file = file(ROWS);
        EventMapping ending = new EventMapping(
                "log",
                Map.of(),
                Map.of(),
                Map.of("Closed", EventMeaning.NOTE),
                true,
                List.of(),
                ZoneOffset.UTC,
                null,
                null);
        EventMapping open = new EventMapping(
                "log",
                Map.of(),
                Map.of(),
                Map.of("Closed", EventMeaning.NOTE),
                false,
                List.of(),
                ZoneOffset.UTC,
                null,
                null);
        try (LogFigures log = figures(file, ending)) {
            assertThat(value(log, Kpi.THROUGHPUT, "resolved")).isEqualTo(3);
        }
        try (LogFigures log = figures(file, open)) {
            assertThat(log.kpis().table(Kpi.THROUGHPUT, whole()).rows()).isEmpty();
            assertThat(log.report().guessed()).anyMatch(told -> told.startsWith("no activity means done"));
        }
    }

    @Test
    void aCaseWhoseOpeningIsMissingHasNoTimesFromIt() throws IOException {
        List<String> cut =
                List.of("D,Replied,2026-03-01 08:00:00,Ann,phone,", "D,Closed,2026-03-01 09:00:00,Ann,phone,");
        ask(Stream.concat(ROWS.stream(), cut.stream()).toList(), log -> {
            assertThat(log.report().untold()).containsEntry(Untold.OPENING, 1L);
            assertThat(value(log, Kpi.THROUGHPUT, "resolved"))
                    .as("when D was closed is known")
                    .isEqualTo(3);
            KpiTable.Row resolution = row(log, Kpi.RESOLUTION);
            assertThat(resolution.cases()).as("A and B").isEqualTo(2);
            assertThat(resolution.value("coverage")).hasValue(2 / 3.0);
            assertThat(value(log, Kpi.FIRST_RESPONSE, "mean")).isEqualTo((1_800 + 7_200) / 2.0);
            assertThat(row(log, Kpi.ONE_TOUCH).cases()).isEqualTo(2);
            assertThat(row(log, Kpi.REOPEN_RATE).cases()).isEqualTo(2);
        });
    }

    @Test
    void aCaseThatEndsBeforeItIsOpenedHasNoTimes() throws IOException {
        List<String> backwards =
                List.of("E,Closed,2026-03-01 08:00:00,Ann,phone,", "E,Created,2026-03-01 09:00:00,,phone,");
        ask(backwards, log -> {
            assertThat(log.report().untold()).containsEntry(Untold.OPENING, 1L);
            assertThat(row(log, Kpi.RESOLUTION).cases()).isZero();
            assertThat(row(log, Kpi.RESOLUTION).value("mean")).isEmpty();
            assertThat(log.kpis().table(Kpi.FIRST_RESOLUTION, whole()).rows()).isEmpty();
        });
    }

    @Test
    void whatComesBeforeTheOpeningAndIsNoWorkIsNoHarm() throws IOException {
        List<String> ordered = List.of(
                "F,Customer wrote,2026-03-01 07:00:00,,phone,",
                "F,Created,2026-03-01 08:00:00,,phone,",
                "F,Closed,2026-03-01 09:00:00,Ann,phone,");
        ask(ordered, log -> {
            assertThat(log.report().untold()).doesNotContainKey(Untold.OPENING);
            assertThat(value(log, Kpi.RESOLUTION, "mean")).isEqualTo(3_600);
        });
    }

    @Test
    void inALogWithoutOpeningsNoCaseBeginsByItsEnd() throws IOException {
        List<String> statuses = List.of(
                "G,Open,2026-03-01 08:00:00,Ann,phone,",
                "G,Closed,2026-03-01 09:00:00,Ann,phone,",
                "H,Closed,2026-03-01 09:00:00,Ann,phone,");
        ask(statuses, log -> {
            assertThat(log.report().untold()).containsEntry(Untold.OPENING, 1L);
            assertThat(row(log, Kpi.RESOLUTION).cases()).isEqualTo(1);
            assertThat(value(log, Kpi.RESOLUTION, "mean")).isEqualTo(3_600);
        });
    }

    /** Times alone: no agents, no replies, no waits, and nothing that could tell a reopened case. */
    @Test
    void whatALogCannotTellIsEmpty() throws IOException {
        Path file = folder.resolve("log.csv");
        Files.writeString(file, """
                case,activity,time
                A,Created,2026-03-01 08:00
                A,Closed,2026-03-01 09:00
                B,Created,2026-03-01 08:00
                B,Closed,2026-03-01 10:00
                """);
        try (LogFigures log = figures(file, EventMapping.guessing(ZoneOffset.UTC))) {
            assertThat(value(log, Kpi.RESOLUTION, "mean")).isEqualTo(5_400);
            Map.of(
                            Kpi.HANDLING_TIME, "mean",
                            Kpi.ONE_TOUCH, "rate",
                            Kpi.TRANSFERS, "transfers",
                            Kpi.FIRST_RESPONSE, "mean",
                            Kpi.LAST_RESPONSE, "mean",
                            Kpi.WAITING_DESK, "mean",
                            Kpi.WAITING_CUSTOMER, "mean",
                            Kpi.WAITING_THIRD_PARTY, "mean",
                            Kpi.REOPEN_RATE, "reopens",
                            Kpi.FCR, "rate")
                    .forEach((kpi, name) -> {
                        assertThat(row(log, kpi).cases()).as(kpi.label()).isZero();
                        assertThat(row(log, kpi).value(name)).as(kpi.label()).isEmpty();
                    });
            assertThat(row(log, Kpi.TRANSFERS).value("team_transfers")).isEmpty();
            assertThat(log.report().untold())
                    .containsOnlyKeys(
                            Untold.REPLIES,
                            Untold.AGENTS,
                            Untold.TEAMS,
                            Untold.CUSTOMER_WAITS,
                            Untold.THIRD_PARTY_WAITS,
                            Untold.REOPENS)
                    .containsValue(2L);
        }
        try (LogFigures log = figures(file, EventMapping.guessing(ZoneOffset.UTC), KpiProfile.JSM)) {
            assertThat(row(log, Kpi.RESOLUTION).value("mean"))
                    .as("without the waits on the customer, which nobody knows")
                    .isEmpty();
        }
    }

    @Test
    void complaintsOfALogWithoutRepliesAreNotSaidToBeUnanswered() throws IOException {
        Path file = folder.resolve("log.csv");
        Files.writeString(file, """
                case,activity,time,kind
                A,Created,2026-03-01 08:00,COMPLAINT
                """);
        try (LogFigures log = figures(file, EventMapping.guessing(ZoneOffset.UTC))) {
            assertThat(row(log, Kpi.COMPLAINTS_HANDLED).value("resolved")).hasValue(0);
            assertThat(row(log, Kpi.COMPLAINTS_HANDLED).value("handled")).isEmpty();
        }
    }

    @Test
    void oneCaseOfManyEventsIsMeasuredLikeAnyOther() throws IOException {
        StringBuilder text = new StringBuilder("case,activity,time,agent\n");
        Instant start = Instant.parse("2026-03-01T00:00:00Z");
        int events = 100_000;
        for (int i = 0; i < events; i++) {
            String activity = List.of("Open", "Closed").get(i % 2);
            text.append("A,")
                    .append(activity)
                    .append(',')
                    .append(start.plusSeconds(i))
                    .append(",P")
                    .append(i % 7)
                    .append('\n');
        }
        Path file = folder.resolve("log.csv");
        Files.writeString(file, text);
        try (LogFigures log = figures(file, EventMapping.guessing(ZoneOffset.UTC))) {
            assertThat(value(log, Kpi.REOPEN_RATE, "reopens")).isEqualTo(events / 2.0 - 1);
            assertThat(value(log, Kpi.RESOLUTION, "p50")).isEqualTo(events - 1);
            assertThat(value(log, Kpi.HANDLING_TIME, "p50"))
                    .as("open every other second")
                    .isEqualTo(events / 2.0);
        }
    }

    @Test
    void aLogWithoutEventsSaysWhy() throws IOException {
        Path empty = folder.resolve("empty.csv");
        Files.writeString(empty, "case,activity,time\n");
        assertThatThrownBy(() -> figures(empty, EventMapping.guessing(ZoneOffset.UTC)))
                .isInstanceOf(FileImportException.class)
                .hasMessageContaining("no row that is an event");
        Path other = folder.resolve("other.csv");
        Files.writeString(other, "name,amount\nx,1\n");
        assertThatThrownBy(() -> figures(other, EventMapping.guessing(ZoneOffset.UTC)))
                .hasMessageContaining("columns.case");
    }

    private void ask(List<String> rows, Consumer<LogFigures> questions) throws IOException {
        try (LogFigures log = figures(file(rows), EventMapping.guessing(ZoneOffset.UTC))) {
            questions.accept(log);
        }
    }

    private Path file(List<String> rows) throws IOException {
        return Files.writeString(
                folder.resolve("log.csv"),
                "case,activity,time,agent,channel,rating\n" + String.join("\n", rows) + "\n");
    }

    private static LogFigures figures(Path file, EventMapping mapping) {
        return figures(file, mapping, KpiProfile.DESKPULSE);
    }

    private static LogFigures figures(Path file, EventMapping mapping, KpiProfile profile) {
        return LogFigures.of(file, mapping, FigureRules.usual(ZoneOffset.UTC), profile, CLOCK, Progress.SILENT);
    }

    private static KpiQuery whole() {
        return KpiQuery.of(FIRST, LAST, KpiQuery.Period.WHOLE);
    }

    private static double value(LogFigures log, Kpi kpi, String name) {
        return row(log, kpi).value(name).orElseThrow();
    }

    private static KpiTable.Row row(LogFigures log, Kpi kpi) {
        return log.kpis().table(kpi, whole()).rows().get(0);
    }
}
