package dev.deskpulse.plugin.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskpulse.progress.Progress;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForecastErrorTest {
    @TempDir
    Path datasets;

    private final List<String> notes = new ArrayList<>();

    @Test
    void withoutTheSetsItIsLeftOutAndSaysWhichAreMissing() {
        assertThat(run()).isEmpty();
        assertThat(notes).singleElement().asString().contains("left out", "bank-calls-daily.csv");
    }

    @Test
    void whatIsPredictableIsForecastBetterThanByTheNaiveAndTheFiguresSaySo() throws IOException {
        Path data = Files.createDirectory(datasets.resolve("forecast"));
        packed(data.resolve("m4-weekly-train.csv.gz"), 0, 130);
        packed(data.resolve("m4-weekly-test.csv.gz"), 130, 143);
        LocalDate monday = LocalDate.of(2026, 3, 2);
        Random random = new Random(4);
        Files.writeString(
                data.resolve("bank-calls-daily.csv"),
                IntStream.range(0, 150)
                        .mapToObj(day -> monday.plusDays(day / 5 * 7L + day % 5) + ","
                                + (1000 + 50 * (day % 5) + 20 * random.nextGaussian()))
                        .collect(Collectors.joining("\n", "DateTime,Calls\n", "\n")));

        List<Row> rows = run();

        assertThat(rows).hasSize(8);
        assertThat(rows.get(0).name()).startsWith("forecast: M4 weekly, 2 series, sMAPE");
        assertThat(rows.get(0).ratio()).isBetween(0.0, 0.5);
        assertThat(rows.get(5).ratio()).isBetween(0.5, 0.95);
    }

    private static void packed(Path file, int from, int to) throws IOException {
        StringBuilder rows = new StringBuilder("\"V1\",\"V2\"\n");
        for (String series : List.of("W1", "W2")) {
            rows.append('"').append(series).append('"');
            for (int week = from; week < to; week++) {
                rows.append(",\"")
                        .append(100 + 3 * week + 20 * Math.sin(week / 3.0))
                        .append('"');
            }
            rows.append('\n');
        }
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(rows.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    private List<Row> run() {
        SiteStarter none = (arguments, heap) -> {
            throw new IllegalStateException("no site is needed");
        };
        TextSources sources = new TextSources(datasets, datasets.resolve("no-rivals"));
        return new ForecastError(1)
                .run(new Workshop(none, sources, null, Clock.systemUTC(), Progress.SILENT, notes::add));
    }
}
