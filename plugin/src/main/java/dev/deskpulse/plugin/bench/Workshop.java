package dev.deskpulse.plugin.bench;

import dev.deskpulse.plugin.settings.Settings;
import dev.deskpulse.plugin.settings.SettingsFile;
import dev.deskpulse.progress.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What benchmarks work with: sites, homes that vanish afterwards, and a clock.
 *
 * @param postgres the JDBC URL of an empty database to compare with; null where there is none
 * @param notices takes what a person should know that is no row
 */
record Workshop(
        SiteStarter sites,
        TextSources texts,
        @Nullable String postgres,
        Clock clock,
        Progress progress,
        Consumer<String> notices) {
    private static final Duration LATENCY = Duration.ofMillis(25);
    private static final String HEAP = "8g";

    /** A site with so many tickets of the retail scenario, every answer late by 25 ms. */
    SiteStarter.Running site(int tickets, String... more) {
        return site("retail", tickets, more);
    }

    /** The same of another scenario. */
    SiteStarter.Running site(String scenario, int tickets, String... more) {
        progress.begin("Starting a fake site with " + tickets + " tickets", -1);
        List<String> arguments = new ArrayList<>(List.of(
                "--port",
                "0",
                "--scenario",
                scenario,
                "--tickets",
                Integer.toString(tickets),
                "--latency",
                Long.toString(LATENCY.toMillis())));
        arguments.addAll(List.of(more));
        return sites.start(arguments, HEAP);
    }

    /** The same on another day: its clock goes on from that day's morning. */
    Workshop at(LocalDate day) {
        Instant morning = day.atTime(8, 0).toInstant(ZoneOffset.UTC);
        Clock then = Clock.offset(clock, Duration.between(clock.instant(), morning));
        return new Workshop(sites, texts, postgres, then, progress, notices);
    }

    /** Lends a folder for a store and removes it with all it holds. */
    <T> T inHome(Function<Path, T> work) {
        try {
            Path home = Files.createTempDirectory("deskpulse-bench");
            try {
                return work.apply(home);
            } finally {
                remove(home);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a folder for a benchmark's store cannot be made or removed", e);
        }
    }

    private static void remove(Path home) throws IOException {
        try (Stream<Path> all = Files.walk(home)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** Writes the settings file as an admin would. */
    Path settingsFile(Path home, URI site) {
        return settingsFile(home, site, text -> text);
    }

    /** The same with a change of its text. */
    Path settingsFile(Path home, URI site, UnaryOperator<String> change) {
        try (InputStream template = Workshop.class.getResourceAsStream("bench.yml")) {
            if (template == null) {
                throw new IllegalStateException("bench.yml is missing from the program");
            }
            String text = new String(template.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("{home}", home.toString())
                    .replace("{site}", site.toString());
            return Files.writeString(home.resolve("deskpulse.yml"), change.apply(text));
        } catch (IOException e) {
            throw new UncheckedIOException("the settings of a benchmark cannot be written to " + home, e);
        }
    }

    Settings settings(Path home, URI site) {
        return new SettingsFile(Map.of(), ZoneOffset.UTC).read(settingsFile(home, site));
    }

    /** A desk in the home with the site behind it. */
    BenchDesk desk(Path home, URI site) {
        return BenchDesk.open(settings(home, site), clock, progress);
    }

    double seconds(Runnable work) {
        Instant started = clock.instant();
        work.run();
        return Duration.between(started, clock.instant()).toNanos() / 1e9;
    }
}
