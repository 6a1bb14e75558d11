package dev.deskpulse.plugin.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskpulse.fixtures.hostile.Fragments;
import dev.deskpulse.plugin.event.HubSignature;
import dev.deskpulse.plugin.event.ToldIssues;
import dev.deskpulse.scheduler.job.Schedule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Settings, mappings, cron and keys with anything in them: taken, or refused with every problem named. */
class SettingsFuzzTest {
    private static final ZoneId ZONE = ZoneOffset.UTC;
    private static final List<String> EXAMPLE = lines("../docs/deskpulse.example.yml");
    private static final List<String> MAPPING = lines("../docs/mapping.example.yml");
    private static final Path FOLDER = Path.of("target");

    private static List<String> lines(String file) {
        try {
            return Files.readAllLines(Path.of(file)).stream()
                    .filter(line -> !line.strip().startsWith("#") && !line.isBlank())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Provide
    Arbitrary<String> settings() {
        return spoilt(EXAMPLE);
    }

    @Provide
    Arbitrary<String> mappings() {
        return spoilt(MAPPING);
    }

    /** Good lines with some taken out, doubled, or with another value. */
    private static Arbitrary<String> spoilt(List<String> lines) {
        Arbitrary<Integer> place = Arbitraries.integers().between(0, lines.size() - 1);
        Arbitrary<List<Integer>> places = place.list().ofMinSize(1).ofMaxSize(4);
        return Combinators.combine(places, places, text(), places).as((gone, changed, by, twice) -> {
            List<String> left = new ArrayList<>();
            for (int at = 0; at < lines.size(); at++) {
                String line = lines.get(at);
                int colon = line.indexOf(':');
                if (changed.contains(at) && colon > 0) {
                    line = line.substring(0, colon + 1) + " " + by;
                }
                if (!gone.contains(at)) {
                    left.add(line);
                }
                if (twice.contains(at)) {
                    left.add(line);
                }
            }
            return String.join("\n", left);
        });
    }

    private static Arbitrary<String> text() {
        return Arbitraries.of(Fragments.TEXT).list().ofMaxSize(3).map(pieces -> String.join("", pieces));
    }

    @Provide
    Arbitrary<String> texts() {
        return text();
    }

    @Property
    void settingsAreTakenOrRefusedByName(@ForAll("settings") String yaml) {
        try {
            new SettingsFile(Map.of("JIRA_TOKEN", "a-token-of-the-test"), ZONE).parse("deskpulse.yml", yaml, FOLDER);
        } catch (InvalidSettings e) {
            assertThat(e.problems()).isNotEmpty();
            assertThat(e.getMessage()).doesNotContain("a-token-of-the-test");
        }
    }

    @Property
    void mappingsAreTakenOrRefusedByName(@ForAll("mappings") String yaml) throws IOException {
        Path file = Files.writeString(
                FOLDER.resolve("fuzz-mapping.yml"), yaml.replace("\ud800", "").replace("\udc00", ""));
        try {
            MappingFile.read(file, Map.of(), ZONE);
        } catch (InvalidSettings e) {
            assertThat(e.problems()).isNotEmpty();
        }
    }

    @Provide
    Arbitrary<String> crons() {
        return Arbitraries.of(
                        "0", "*", "?", "L", "W", "LW", "5L", "3#5", "0/15", "1-5", "MON", "60", "-1", "1,2", "2099",
                        "x", "#")
                .list()
                .ofMinSize(4)
                .ofMaxSize(8)
                .map(parts -> String.join(" ", parts));
    }

    @Property
    void aCronExpressionIsTakenOrRefused(@ForAll("crons") String cron) {
        Schedule schedule;
        try {
            schedule = new Schedule(cron, ZONE);
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).isNotBlank();
            return;
        }
        assertThat(schedule.next(Instant.parse("2026-11-10T04:00:00Z")).limit(3))
                .isSorted();
    }

    @Property
    void noSignatureButTheRightOneProvesABody(@ForAll("texts") String header, @ForAll("texts") String body) {
        HubSignature signature = HubSignature.of("a-secret-that-jira-knows");
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        assertThat(signature.of(bytes))
                .isNotEqualTo(header)
                .isNotEqualTo(signature.of((body + " ").getBytes(StandardCharsets.UTF_8)));
    }

    @Property
    void onlyNumbersAndKeysNameAnIssue(@ForAll("texts") String id, @ForAll("texts") String key) {
        assertThat(ToldIssues.names(id, key))
                .isEqualTo(id.matches("[0-9]{1,19}") && key.matches("[A-Z][A-Z0-9_]{0,99}-[0-9]{1,19}"));
    }

    @Property
    void aSealedSecretOpensUnderItsKeyAndNothingElseDoes(
            @ForAll("texts") String secret, @ForAll("texts") String other) {
        SettingsKeys keys = SettingsKeys.make();
        String whole = new String(secret.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        assertThat(keys.open(keys.seal(whole))).isEqualTo(whole);
        for (String wrong : List.of(
                SettingsKeys.MARK + other,
                keys.seal(whole) + "A",
                SettingsKeys.make().seal(whole))) {
            assertThat(refuses(keys, wrong)).as(wrong.length() + " characters").isTrue();
        }
    }

    private static boolean refuses(SettingsKeys keys, String sealed) {
        try {
            keys.open(sealed);
            return false;
        } catch (IllegalArgumentException e) {
            return true;
        }
    }
}
