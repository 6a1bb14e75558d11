package dev.deskpulse.plugin.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskpulse.fixtures.FakeJira;
import dev.deskpulse.fixtures.FakeJiraOptions;
import dev.deskpulse.fixtures.scenario.RetailScenario;
import dev.deskpulse.fixtures.scenario.RetailSite;
import dev.deskpulse.fixtures.scenario.ScenarioOptions;
import dev.deskpulse.fixtures.site.FakeSite;
import dev.deskpulse.fixtures.site.StandardSite;
import dev.deskpulse.progress.Progress;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The benchmarks at a size that takes seconds: not whether they are fast, but whether they measure. */
class BenchmarksTest {
    private static final Sizes TINY = new Sizes(120, 20, 120, 120, 5, 120, 20);

    private final List<String> stillRunning = new ArrayList<>();

    @Test
    void aFullSyncIsComparedWithThePlainLoop() {
        List<Row> rows = run(TINY, "full-sync");

        assertThat(rows).extracting(Row::unit).containsExactly("issues/s", "issues/s");
        assertThat(rows.get(0).ratio())
                .isEqualTo(rows.get(0).value() / rows.get(1).value());
        assertThat(stillRunning).isEmpty();
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
    void anIncrementalRunReadsWhatWasChangedAndItsPartsAddUp() {
        List<Row> rows = run(TINY, "incremental");

        assertThat(rows).extracting(Row::name).allMatch(name -> name.startsWith("incremental: 5 changed of 120"));
        assertThat(rows.get(1).value() + rows.get(2).value())
                .isEqualTo(rows.get(0).value());
        assertThat(rows).extracting(Row::value).allMatch(value -> value > 0);
    }

    @Test
    void aLoopThatWouldReadMoreThanTheSiteHoldsFailsAndTheSiteStops() {
        Sizes loopTooLong = new Sizes(120, 150, 120, 120, 5, 120, 20);

        assertThatThrownBy(() -> run(loopTooLong, "full-sync")).hasMessage("the site has only 120 issues of 150");
        assertThat(stillRunning).isEmpty();
    }

    @Test
    void anUnknownNameIsRefusedWithTheKnownOnesBeforeAnythingStarts() {
        assertThatThrownBy(() -> run(TINY, "full-sync", "speed"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no benchmark [speed]; there are"
                        + " [full-sync, bulk-pages, full-sync-limits, incremental, memory, analyze, mask]");
    }

    private List<Row> run(Sizes sizes, String... names) {
        List<Row> rows = new ArrayList<>();
        new Benchmarks(sizes, this::start, Clock.systemUTC(), Progress.SILENT).run(List.of(names), rows::addAll);
        return rows;
    }

    /** In this process, and without the latency: both are the command's business. */
    private SiteStarter.Running start(List<String> arguments, String heap) {
        int tickets = Integer.parseInt(arguments.get(arguments.indexOf("--tickets") + 1));
        FakeSite site = StandardSite.create(Clock.systemUTC());
        ScenarioOptions options =
                ScenarioOptions.retail(LocalDate.of(2026, 11, 10)).withTickets(tickets);
        RetailSite.load(site, new RetailScenario(options), ticket -> {});
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
