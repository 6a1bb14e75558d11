package dev.deskpulse.plugin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForecastCommandTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

    @TempDir
    Path folder;

    private Terminal terminal;

    @BeforeEach
    void atATerminal() {
        terminal = new Terminal(folder, Clock.systemUTC());
    }

    @Test
    void aDailyFileGetsOneRowADayAheadAndItsOwnPastErrorBesideIt() throws IOException {
        Path input = daily("date,calls\n", 84);

        assertThat(forecast(input, "--horizon", "7")).isZero();

        List<String> lines = terminal.printed().lines().toList();
        assertThat(lines).hasSize(8).first().isEqualTo("series,timestamp,mean,lo80,hi80,lo95,hi95");
        assertThat(lines.get(1)).startsWith("in,2026-05-25,");
        assertThat(lines.get(7)).startsWith("in,2026-05-31,");
        assertThat(terminal.said()).contains("past error over", "seasonal naive over 7");
    }

    @Test
    void jsonIsOneObjectWithPointsModelsAndPastError() throws IOException {
        forecast(daily("date,calls\n", 84), "--horizon", "3", "--json");

        var series = terminal.json().get("series").get(0);
        assertThat(series.get("points")).hasSize(3);
        assertThat(series.get("points").get(0).get("timestamp").asText()).isEqualTo("2026-05-25");
        assertThat(series.get("pastError").get("naiveMase").isNumber()).isTrue();
        assertThat(series.get("models").get(0).get("weight").asDouble()).isPositive();
    }

    @Test
    void aSecondRunWritesTheSameFile() throws IOException {
        Path input = daily("date,calls\n", 84);
        forecast(input, "--horizon", "5", "--output", folder.resolve("a.csv").toString());
        forecast(input, "--horizon", "5", "--output", folder.resolve("b.csv").toString());

        assertThat(folder.resolve("a.csv")).hasSameTextualContentAs(folder.resolve("b.csv"));
    }

    @Test
    void aPackedWideFileHasASeriesARow() throws IOException {
        Path input = folder.resolve("wide.csv.gz");
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (Writer writer = new OutputStreamWriter(new GZIPOutputStream(packed), StandardCharsets.UTF_8)) {
            writer.write("\"V1\",\"V2\",\"V3\"\n\"W1\"," + numbers(40) + "\n\"W2\"," + numbers(30) + ",,,\n\"W3\",,\n");
        }
        Files.write(input, packed.toByteArray());

        assertThat(forecast(input, "--wide", "--horizon", "2")).isZero();

        assertThat(terminal.printed().lines().map(line -> line.split(",", 3)[0] + " " + line.split(",", 3)[1]))
                .containsExactly("series step", "W1 1", "W1 2", "W2 1", "W2 2");
        assertThat(terminal.said()).contains("W3: no forecast", "There is no value.", "3 series, mean past error");
    }

    @Test
    void chineseTitlesAndDatesWithSemicolonsAreRead() throws IOException {
        Path input = Files.writeString(
                folder.resolve("in.csv"),
                "日期;数量\n"
                        + IntStream.range(0, 40)
                                .mapToObj(day -> {
                                    LocalDate at = MONDAY.plusDays(day);
                                    return at.getYear() + "年" + at.getMonthValue() + "月" + at.getDayOfMonth() + "日;"
                                            + day % 7;
                                })
                                .collect(Collectors.joining("\n")));

        assertThat(forecast(input, "--horizon", "1")).isZero();
        assertThat(terminal.printed()).contains("in,2026-04-11,");
    }

    @Test
    void offsetsOfTheTimestampsAreKept() throws IOException {
        Path input = Files.writeString(
                folder.resolve("in.csv"),
                "time,value\n"
                        + IntStream.range(0, 60)
                                .mapToObj(hour -> MONDAY.atStartOfDay().plusHours(hour) + ":00+08:00," + hour % 24)
                                .collect(Collectors.joining("\n")));

        assertThat(forecast(input, "--horizon", "1")).isZero();
        assertThat(terminal.printed()).contains("in,2026-03-04T12:00:00+08:00,");
    }

    @Test
    void agentsStandBesideTheHoursOfALiveChannelAndNotBesideDays() throws IOException {
        Path hours = Files.writeString(
                folder.resolve("hours.csv"),
                "time,calls\n"
                        + IntStream.range(0, 200)
                                .mapToObj(hour -> MONDAY.atStartOfDay().plusHours(hour) + "," + (195 + hour % 24))
                                .collect(Collectors.joining("\n")));

        assertThat(forecast(hours, "--horizon", "2", "--aht", "180", "--service-level", "0.8", "--within", "20s"))
                .isZero();
        assertThat(terminal.printed().lines().findFirst()).hasValue("series,timestamp,mean,lo80,hi80,lo95,hi95,agents");
        assertThat(terminal.printed().lines().skip(1)).allMatch(line -> line.endsWith(",14"));
        assertThat(forecast(hours, "--horizon", "2", "--aht", "180", "--patience", "60"))
                .isZero();
        assertThat(terminal.printed().lines().findFirst())
                .hasValue("series,timestamp,mean,lo80,hi80,lo95,hi95,agents,agents_erlang_a,give_up");
        assertThat(terminal.printed().lines().skip(1)).allMatch(line -> line.matches(".*,14,1[123],0\\.0\\d+"));
        assertThat(forecast(hours, "--horizon", "2", "--patience", "60")).isOne();
        assertThat(terminal.said()).contains("--patience needs the handling time too");
        assertThat(forecast(daily("date,calls\n", 60), "--horizon", "2", "--aht", "180"))
                .isOne();
        assertThat(terminal.said()).contains("agents are told for steps within a day, not for day");
    }

    @Test
    void neitherAFileNorAFigureOfTheDeskIsRefused() {
        assertThat(terminal.runWithoutSettings("forecast", "--horizon", "3")).isOne();
        assertThat(terminal.said()).contains("give either --input FILE or --kpi volume|backlog");
    }

    @Test
    void rowsThatCannotBeReadAreCountedAndLeftOut() throws IOException {
        Path input = daily("date,calls\nsoon,7\n2026-03-01,many\n", 60);

        assertThat(forecast(input, "--horizon", "1")).isZero();
        assertThat(terminal.said()).contains("2 rows are left out; the first is line 2: its timestamp");
    }

    @Test
    void aPromotionThatIsAnnouncedLiftsItsDay() throws IOException {
        String rows = IntStream.range(0, 120)
                .mapToObj(day ->
                        MONDAY.plusDays(day) + "," + (50 + day % 7 * 3 + day * 7 % 5 + (day % 31 == 20 ? 60 : 0)))
                .collect(Collectors.joining("\n"));
        Path input = Files.writeString(folder.resolve("in.csv"), "date,value\n" + rows);
        Path events = Files.writeString(
                folder.resolve("events.csv"),
                "date,name\n"
                        + IntStream.of(20, 51, 82, 113, 122)
                                .mapToObj(day -> MONDAY.plusDays(day) + ",sale")
                                .collect(Collectors.joining("\n")));

        forecast(input, "--horizon", "4", "--json", "--events", events.toString());
        var points = terminal.json().get("series").get(0).get("points");

        assertThat(points.get(2).get("mean").asDouble())
                .isGreaterThan(points.get(1).get("mean").asDouble() + 30);
    }

    @Test
    void aFileWithoutValuesSaysSo() throws IOException {
        Path input = Files.writeString(folder.resolve("in.csv"), "date,value\n");

        assertThat(forecast(input, "--horizon", "3")).isOne();
        assertThat(terminal.said()).contains("There is no value.");
    }

    @Test
    void aColumnThatIsNotThereIsNamedWithThoseThatAre() throws IOException {
        assertThat(forecast(daily("date,calls\n", 30), "--horizon", "3", "--value-column", "tickets"))
                .isOne();
        assertThat(terminal.said()).contains("in.csv has no column 'tickets'; its columns are", "calls");
    }

    private int forecast(Path input, String... more) {
        String[] all = new String[more.length + 3];
        all[0] = "forecast";
        all[1] = "--input";
        all[2] = input.toString();
        System.arraycopy(more, 0, all, 3, more.length);
        return terminal.runWithoutSettings(all);
    }

    private Path daily(String header, int days) throws IOException {
        String rows = IntStream.range(0, days)
                .mapToObj(day -> MONDAY.plusDays(day) + "," + (100 + 10 * (day % 7) + day * 31 % 11))
                .collect(Collectors.joining("\n"));
        return Files.writeString(folder.resolve("in.csv"), header + rows);
    }

    private static String numbers(int count) {
        return IntStream.range(0, count).mapToObj(i -> (i * 37 % 17) + ".5").collect(Collectors.joining(","));
    }
}
