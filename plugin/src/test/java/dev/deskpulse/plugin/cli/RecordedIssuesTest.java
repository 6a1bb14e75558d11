package dev.deskpulse.plugin.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.deskpulse.fixtures.FakeJira;
import dev.deskpulse.fixtures.FakeJiraOptions;
import dev.deskpulse.fixtures.imports.JsonImport;
import dev.deskpulse.fixtures.openapi.CheckedBySpecs;
import dev.deskpulse.fixtures.site.FakeField;
import dev.deskpulse.fixtures.site.FakeIssue;
import dev.deskpulse.fixtures.site.FakeSite;
import dev.deskpulse.fixtures.site.StandardSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole job over every issue that real sites have answered, from the folder that stands beside the repository. */
class RecordedIssuesTest {
    private static final Path SHARED = Path.of(System.getProperty("deskpulse.shared", "../../shared"));
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T02:00:00Z"), ZoneOffset.UTC);

    /** A score is left empty where nothing was understood; every ticket gets the others. */
    private static final List<String> ALWAYS_WRITTEN = List.of("Deskpulse Sentiment", "Deskpulse Kind");

    @RegisterExtension
    static final CheckedBySpecs SPECS = CheckedBySpecs.shared();

    @TempDir
    Path folder;

    @BeforeAll
    static void theFolderIsThere() {
        boolean there = Files.isDirectory(SHARED.resolve("recorded"));
        if (!there && "true".equals(System.getenv("CI"))) {
            throw new IllegalStateException("the recorded answers are missing in " + SHARED);
        }
        assumeTrue(there, "skipped: the recorded answers are missing in " + SHARED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{deployment: cloud, url: '%s', email: admin@example.com, token: admin-token}",
                "{deployment: data-center, url: '%s', token: admin-pat}"
            })
    void everyRecordedIssueIsSyncedTaggedAndWrittenBackAndASecondRunWritesNothing(String signIn) throws IOException {
        FakeSite site = recorded();
        int issues = site.issues().size();
        assertThat(issues).isGreaterThan(20);
        try (FakeJira jira = FakeJira.start(site, FakeJiraOptions.DEFAULT.withFilter(SPECS.filter()))) {
            Terminal terminal = terminal(signIn.formatted(jira.baseUrl()));
            assertThat(terminal.run("setup", "--yes")).as(terminal.said()).isZero();

            assertThat(terminal.run("run", "--once", "--json"))
                    .as(terminal.said() + terminal.printed())
                    .isZero();
            JsonNode first = terminal.json();
            assertThat(first.get("tickets").asInt()).isEqualTo(issues);
            assertThat(first.get("tagged").asInt()).isEqualTo(issues);
            assertThat(first.get("rejected").asInt()).isZero();
            assertThat(first.get("certificateComplete").asBoolean()).isTrue();
            assertThat(site.issues()).allSatisfy(issue -> holdsTags(site, issue));

            jira.resetRequests();
            assertThat(terminal.run("run", "--once", "--json")).isZero();
            assertThat(terminal.json().get("tickets").asInt()).isEqualTo(issues);
            assertThat(terminal.json().get("tagged").asInt()).isZero();
            assertThat(terminal.json().get("written").asInt()).isZero();
            assertThat(jira.writes()).isEmpty();
        }
    }

    private static void holdsTags(FakeSite site, FakeIssue issue) {
        List<String> fields = issue.fields().keySet().stream()
                .flatMap(id -> site.catalogue().field(id).stream())
                .map(FakeField::name)
                .toList();
        assertThat(fields).as(issue.key()).containsAll(ALWAYS_WRITTEN);
        JsonNode why = Objects.requireNonNull(issue.properties().get("deskpulse"), issue.key());
        boolean known = !why.path("priority").path("level").asText().equals("UNSURE");
        assertThat(fields.contains("Deskpulse Priority")).as(issue.key()).isEqualTo(known);
    }

    private static FakeSite recorded() throws IOException {
        FakeSite site = StandardSite.create(CLOCK);
        for (Path file : recordedFiles()) {
            new JsonImport().read(file, site);
        }
        return site;
    }

    private static List<Path> recordedFiles() throws IOException {
        return Stream.of(
                        list("recorded", ".*(issue|jirametrics|jsm-sla).*\\.json"),
                        list("datasets/jira-json/issue", ".*\\.json"),
                        list("datasets/jira-json/search", "(issues1|many-issues)\\.json"))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Path> list(String folder, String names) throws IOException {
        try (Stream<Path> files = Files.list(SHARED.resolve(folder))) {
            return files.filter(file -> file.getFileName().toString().matches(names))
                    .sorted()
                    .toList();
        }
    }

    private Terminal terminal(String jira) throws IOException {
        Path settings = Files.writeString(folder.resolve("deskpulse.yml"), "zone: Asia/Shanghai\njira: " + jira + "\n");
        return new Terminal(settings, CLOCK);
    }
}
