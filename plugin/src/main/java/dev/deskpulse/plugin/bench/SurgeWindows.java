package dev.deskpulse.plugin.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.deskpulse.scheduler.surge.SurgeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Surges of NAB's series (Lavin and Ahmad 2015) at the one setting there is: labelled windows found, alerts outside them. */
record SurgeWindows() implements Benchmark {
    private static final double HOURS_A_WEEK = 168;
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public String name() {
        return "surge";
    }

    @Override
    public List<Row> run(Workshop workshop) {
        return PublicData.folder("surge", workshop)
                .map(folder -> measure(folder, workshop))
                .orElse(List.of());
    }

    private record Window(LocalDateTime from, LocalDateTime to) {
        boolean holds(LocalDateTime at) {
            return !at.isBefore(from) && !at.isAfter(to);
        }
    }

    private List<Row> measure(Path folder, Workshop workshop) {
        JsonNode series = windows(folder.resolve("windows.json"));
        List<Row> rows = new ArrayList<>();
        series.fieldNames().forEachRemaining(file -> {
            workshop.progress().begin("Judging " + file, -1);
            rows.addAll(measure(folder.resolve(file), windows(series.get(file)), workshop));
        });
        return rows;
    }

    private List<Row> measure(Path file, List<Window> windows, Workshop workshop) {
        List<SurgeFile.Judged> all = new ArrayList<>();
        double seconds = workshop.seconds(() -> SurgeFile.run(file, "timestamp", "value", all::add));
        Set<Window> found = new HashSet<>();
        int outside = 0;
        for (SurgeFile.Judged row : all) {
            if (row.judgement().alert()) {
                List<Window> hit = windows.stream()
                        .filter(window -> window.holds(row.at()))
                        .toList();
                found.addAll(hit);
                outside += hit.isEmpty() ? 1 : 0;
            }
        }
        Duration length =
                Duration.between(all.get(0).at(), all.get(all.size() - 1).at());
        String series = name() + ": " + file.getFileName();
        return List.of(
                Row.of(
                        series + ", windows found of " + windows.size(),
                        found.size(),
                        "windows",
                        (double) found.size() / windows.size()),
                Row.of(series + ", alerts outside them", outside / (length.toHours() / HOURS_A_WEEK), "a week"),
                Row.of(series + ", rows judged with reading them", all.size() / seconds, "rows/s"));
    }

    private static JsonNode windows(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    private static List<Window> windows(JsonNode pairs) {
        List<Window> windows = new ArrayList<>();
        pairs.forEach(pair -> windows.add(new Window(time(pair.get(0)), time(pair.get(1)))));
        return windows;
    }

    private static LocalDateTime time(JsonNode text) {
        return LocalDateTime.parse(text.asText().replace(' ', 'T'));
    }
}
