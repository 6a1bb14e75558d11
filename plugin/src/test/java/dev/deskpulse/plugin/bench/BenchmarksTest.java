package dev.deskpulse.plugin.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.deskpulse.fixtures.FakeJira;
import dev.deskpulse.fixtures.FakeJiraOptions;
import dev.deskpulse.fixtures.scenario.RetailScenario;
import dev.deskpulse.fixtures.scenario.RetailSite;
import dev.deskpulse.fixtures.scenario.ScenarioOptions;
import dev.deskpulse.fixtures.scenario.TruthFile;
import dev.deskpulse.fixtures.site.FakeSite;
import dev.deskpulse.fixtures.site.StandardSite;
import dev.deskpulse.progress.Progress;
import dev.deskpulse.scheduler.kpi.Kpi;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmarks at a size that takes seconds: not whether they are fast, but whether they measure. */
class BenchmarksTest {
    private static final Sizes TINY = new Sizes(120, 20, 120, 120, 5, 120, 20, 50, 120, 1, 2_000, 1, 20, 10);

    private final List<String> stillRunning = new ArrayList<>();
    private final List<String> notices = new ArrayList<>();

    @TempDir
    private Path datasets;

    @Test
    void aFullSyncIsComparedWithThePlainLoop() {
        List<Row> rows = run(TINY, "full-sync");

        assertThat(rows).extracting(Row::unit).containsExactly("issues/s", "issues/s");
        assertThat(rows.get(0).ratio())
                .isEqualTo(rows.get(0).value() / rows.get(1).value());
        assertThat(stillRunning).isEmpty();
    }

    @Test
    void simulatedActionsAreJudgedAndTheirPowerAnnounced() {
        List<Row> rows = run(TINY, "actions");

        assertThat(rows).hasSize(18).extracting(Row::unit).containsOnly("%");
        assertThat(rows)
                .filteredOn(row -> row.name().contains("false \"helped\" of 20"))
                .hasSize(6)
                .allSatisfy(row -> assertThat(row.value()).as(row.name()).isLessThan(30));
        assertThat(rows)
                .filteredOn(row -> row.name().contains("announced"))
                .hasSize(6)
                .allSatisfy(row -> assertThat(row.value()).as(row.name()).isBetween(40.0, 100.0));
    }

    @Test
    void agentsOfSimulatedDesksAreRankedBetterOnLikeCasesThanByRawFigures() {
        List<Row> rows = run(TINY, "agents");

        assertThat(rows)
                .filteredOn(row -> row.name().endsWith("adjusted against raw"))
                .hasSize(2)
                .allSatisfy(row -> assertThat(row.ratio()).as(row.name()).isGreaterThan(1));
        assertThat(rows)
                .filteredOn(row -> row.name().endsWith("called worse of those who are not"))
                .hasSize(3)
                .allSatisfy(row -> assertThat(row.value()).as(row.name()).isLessThan(10));
    }

    @Test
    void customersOfALargeDeskAreLearnedFromAndTold() {
        assertThat(run(TINY, "customers"))
                .hasSize(5)
                .allSatisfy(row -> assertThat(row.name()).contains("2000 tickets of 200 customers"))
                .allSatisfy(row -> assertThat(row.value()).as(row.name()).isPositive());
    }

    @Test
    void repliesAreCheckedAgainstLabelsOfOurOwn() {
        List<Row> rows = run(TINY, "quality");

        assertThat(rows)
                .filteredOn(row -> row.unit().equals("F1"))
                .as("of each rule, and of what is missing for the wanted ones")
                .hasSize(13)
                .extracting(Row::value)
                .allMatch(value -> value >= 0 && value <= 1);
        assertThat(rows).filteredOn(row -> row.name().contains("next step")).allSatisfy(row -> assertThat(row.value())
                .isGreaterThan(0.6));
    }

    @Test
    void webhooksLeadToTags() {
        assertThat(run(TINY, "events"))
                .hasSize(5)
                .allSatisfy(row -> assertThat(row.value()).as(row.name()).isPositive());
        assertThat(stillRunning).isEmpty();
    }

    @Test
    void viewersAndASyncShareADesk() {
        List<Row> rows = run(TINY, "load");

        assertThat(rows)
                .hasSize(9)
                .allSatisfy(row -> assertThat(row.value()).as(row.name()).isPositive());
        assertThat(rows)
                .filteredOn(row -> row.name().contains("the sync, against"))
                .hasSize(2);
        assertThat(stillRunning).isEmpty();
    }

    @Test
    void figuresAreMeasuredOverFactsAndFactsOverTickets() {
        List<Row> rows = run(TINY, "kpi");

        int figures = Kpi.values().length;
        assertThat(rows)
                .extracting(Row::unit)
                .containsOnly("s", "ms", "tickets/s")
                .hasSize(2 * (figures + 2) + 3);
        assertThat(rows)
                .extracting(Row::name)
                .allMatch(name -> name.startsWith("kpi: "))
                .doesNotHaveDuplicates();
        assertThat(rows).extracting(Row::value).allMatch(value -> value > 0);
        assertThat(notices).anyMatch(notice -> notice.contains("PostgreSQL"));
    }

    @Test
    void aDashboardIsMeasuredInABrowserAndItsRequestsAndScriptsToo() {
        List<Row> rows = run(TINY, "screens");

        assertThat(rows)
                .allSatisfy(row -> assertThat(row.value()).as(row.name()).isPositive());
        assertThat(rows)
                .extracting(Row::name)
                .contains("screens: initial script of index.html, compressed")
                .anyMatch(name -> name.endsWith("95 % answered, kept"));
        boolean drawn = rows.stream().anyMatch(row -> row.name().contains("complete in the browser, cold"));
        assertThat(drawn || notices.toString().contains("no browser")).isTrue();
    }

    @Test
    void bothReadersReadTheSamePages() {
        List<Row> rows = run(TINY, "bulk-pages");

        assertThat(rows).extracting(Row::unit).containsExactly("issues/s", "issues/s");
        assertThat(rows.get(0).ratio()).isNotNull().isPositive();
    }

    @Test
    void maskingIsMeasuredOnShortTextsAndOnALongOne() {
        List<Row> rows = run(TINY, "mask");

        assertThat(rows).extracting(Row::unit).containsExactly("texts/s", "s");
        assertThat(rows).extracting(Row::value).allMatch(value -> value > 0);
    }

    @Test
    void textsAreJudgedOnEverySetAndWhatIsMissingIsSaid() throws IOException {
        sets();

        List<Row> rows = run(TINY, "text");

        assertThat(rows)
                .extracting(Row::name)
                .filteredOn(name -> name.contains("wanted 0."))
                .hasSize(4);
        assertThat(rows).extracting(Row::unit).contains("tickets/s", "texts/s", "s", "MiB");
        assertThat(rows)
                .filteredOn(row -> row.name().startsWith("text: hotel-reviews, accuracy"))
                .extracting(Row::value)
                .containsExactly(0.5);
        assertThat(notices).hasSize(2).allMatch(notice -> notice.contains("is not compared with others: there is no"));
        assertThat(stillRunning).isEmpty();
    }

    @Test
    void withoutThePublicSetsTicketsAloneAreTagged() {
        List<Row> rows = run(TINY, "text");

        assertThat(rows).extracting(Row::unit).containsExactly("s", "tickets", "tickets/s");
        assertThat(notices).singleElement().asString().contains("hotel-reviews.csv", "--datasets");
    }

    @Test
    void processesAreMeasuredOnTheServerThatIsNamedAndLeaveNothing() throws IOException, SQLException {
        assertThat(run(TINY, "nodes")).isEmpty();
        assertThat(notices).singleElement().asString().contains("nodes: not measured", "--postgres");
        assumeTrue(
                System.getProperty("os.name").equals("Linux")
                        && System.getProperty("os.arch").equals("amd64"),
                "the embedded PostgreSQL is for Linux on x86");
        try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
            List<Row> rows = run(server.getJdbcUrl("postgres", "postgres"), new NodeSpeed(100, 1));

            assertThat(rows).extracting(Row::unit).containsExactly("tickets/s", "tickets/s");
            assertThat(rows).extracting(Row::value).allMatch(value -> value > 0);
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement();
                    ResultSet left = statement.executeQuery(
                            "SELECT 1 FROM information_schema.schemata WHERE schema_name LIKE 'bench%'")) {
                assertThat(left.next()).isFalse();
            }
        }
        assertThat(stillRunning).isEmpty();
    }

    @Test
    void whatWasLearnedFromOneFileIsJudgedOnAnother() throws IOException {
        questions("banking77-train.csv", 0);
        questions("banking77-test.csv", 100);

        List<Row> rows = run(TINY, "train");

        assertThat(rows)
                .hasSize(4)
                .extracting(Row::name)
                .allMatch(name -> name.startsWith("train: banking77, learned from 50"));
        assertThat(rows)
                .filteredOn(row -> row.name().contains("accuracy on the others"))
                .extracting(Row::value)
                .containsExactly(1.0);
        assertThat(notices).singleElement().asString().contains("sentiment-zh", "--datasets");
    }

    @Test
    void aQuestionOfTheSameIntentIsFoundByMeaning() throws IOException {
        questions("banking77-train.csv", 0);
        questions("banking77-test.csv", 100);

        List<Row> rows = run(TINY, "knowledge");

        assertThat(rows).hasSize(3);
        assertThat(rows.get(0).name()).endsWith("the first one found is the right one");
        assertThat(rows.get(0).value()).isEqualTo(1.0);
    }

    private void questions(String file, int from) throws IOException {
        Path set = Files.createDirectories(datasets.resolve("intent")).resolve(file);
        List<String> lines = new ArrayList<>(List.of("text,category"));
        for (int i = from; i < from + 30; i++) {
            lines.add("I cannot reset my password on phone " + i + ",password");
            lines.add("The parcel of order " + i + " has not arrived,parcel");
        }
        Files.write(set, lines);
    }

    @Test
    void topicsAreComparedWithThoseOfPeopleAndFoundInManyTexts() throws IOException {
        questions("banking77-test.csv", 0);

        List<Row> rows = run(TINY, "topics");

        assertThat(rows.get(0).name()).startsWith("topics: banking77, 50 test texts, V-measure");
        assertThat(rows.get(0).value()).isBetween(0.6, 1.0);
        assertThat(rows).extracting(Row::unit).contains("topics", "texts/s", "MiB");
    }

    @Test
    void withoutTheLabelledSetTopicsOfGeneratedTextsAloneAreFound() {
        List<Row> rows = run(TINY, "topics");

        assertThat(rows).extracting(Row::name).allMatch(name -> name.contains("250 generated texts"));
        assertThat(rows).extracting(Row::value).allMatch(value -> value > 0);
        assertThat(notices).singleElement().asString().contains("intent", "--datasets");
    }

    /** Of two texts with opposite labels that are the same, one is judged right. */
    private void sets() throws IOException {
        String chinese = "前天下单的那台咖啡机到了，箱子是完整的，里面的说明书是英文的，我按照图把水箱和滤网装上，试着做了两杯，一杯给了同事，另一杯自己喝，味道和店里的不太一样，也说不上哪里不同。";
        String english =
                "The machine arrived on Tuesday and the manual is in German, so I set it up from the pictures.";
        reviews("sentiment-zh/hotel-reviews.csv", chinese);
        reviews("sentiment-zh/shop-reviews.csv", chinese);
        reviews("sentiment-en/sst2-dev.csv", english);
        Path feedback = Files.createDirectories(datasets.resolve("category")).resolve("feedback-en.tsv");
        Files.writeString(
                feedback,
                "tag\tconsumer_complaint_narrative\ncomplaint\tNobody answers and I want my money back!\ncomment\t"
                        + english + "\n");
    }

    private void reviews(String file, String text) throws IOException {
        Path path = datasets.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, "label,text\npositive,\"" + text + "\"\nnegative,\"" + text + "\"\n");
    }

    @Test
    void whatIsFoundIsHeldAgainstWhatWasPlanted() {
        List<Row> rows = run(TINY, "incidents");

        assertThat(rows.get(0).name()).contains("found of 5 planted");
        assertThat(rows.get(0).ratio()).isEqualTo(rows.get(0).value() / 5);
        assertThat(rows).extracting(Row::unit).containsExactly("incidents", "findings", "findings");
        assertThat(stillRunning).isEmpty();
    }

    @Test
    void anIncrementalRunReadsWhatWasChangedAndItsPartsAddUp() {
        List<Row> rows = run(TINY, "incremental");

        assertThat(rows).extracting(Row::name).allMatch(name -> name.startsWith("incremental: 5 changed of 120"));
        assertThat(rows.get(1).value() + rows.get(2).value())
                .isEqualTo(rows.get(0).value());
        assertThat(rows).extracting(Row::value).allMatch(value -> value > 0);
    }

    @Test
    void aLoopThatWouldReadMoreThanTheSiteHoldsFailsAndTheSiteStops() {
        Sizes loopTooLong = new Sizes(120, 150, 120, 120, 5, 120, 20, 50, 120, 1, 2_000, 1, 20, 10);

        assertThatThrownBy(() -> run(loopTooLong, "full-sync")).hasMessage("the site has only 120 issues of 150");
        assertThat(stillRunning).isEmpty();
    }

    @Test
    void anUnknownNameIsRefusedWithTheKnownOnesBeforeAnythingStarts() {
        assertThatThrownBy(() -> run(TINY, "full-sync", "speed"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("no benchmark [speed]; there are [full-sync, bulk-pages, ");
    }

    private List<Row> run(Sizes sizes, String... names) {
        List<Row> rows = new ArrayList<>();
        TextSources texts = new TextSources(datasets, datasets.resolve("no-rivals"));
        new Benchmarks(sizes, this::start, texts, null, Clock.systemUTC(), Progress.SILENT, notices::add)
                .run(List.of(names), rows::addAll);
        return rows;
    }

    private List<Row> run(String postgres, Benchmark benchmark) {
        TextSources texts = new TextSources(datasets, datasets.resolve("no-rivals"));
        return benchmark.run(
                new Workshop(this::start, texts, postgres, Clock.systemUTC(), Progress.SILENT, notices::add));
    }

    private static void writeTruth(RetailScenario scenario, List<String> arguments) {
        int at = arguments.indexOf("--truth");
        if (at >= 0) {
            try {
                TruthFile.create(Path.of(arguments.get(at + 1)), scenario).close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** In this process, and without the latency: both are the command's business. */
    private SiteStarter.Running start(List<String> arguments, String heap) {
        int tickets = Integer.parseInt(arguments.get(arguments.indexOf("--tickets") + 1));
        FakeSite site = StandardSite.create(Clock.systemUTC());
        ScenarioOptions retail =
                ScenarioOptions.retail(LocalDate.of(2026, 11, 20)).withTickets(tickets);
        RetailScenario scenario = new RetailScenario(arguments.contains("retail-quiet") ? retail.quiet() : retail);
        RetailSite.load(site, scenario, ticket -> {});
        writeTruth(scenario, arguments);
        FakeJira jira = FakeJira.start(site, FakeJiraOptions.DEFAULT);
        String name = jira.baseUrl().toString();
        stillRunning.add(name);
        return new SiteStarter.Running() {
            @Override
            public URI url() {
                return URI.create(name);
            }

            @Override
            public long pid() {
                return ProcessHandle.current().pid();
            }

            @Override
            public void close() {
                jira.close();
                stillRunning.remove(name);
            }
        };
    }
}
