package dev.deskpulse.plugin.nodes;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.deskpulse.fixtures.FakeJira;
import dev.deskpulse.fixtures.FakeJiraOptions;
import dev.deskpulse.fixtures.RecordedRequest;
import dev.deskpulse.fixtures.faults.FaultFilter;
import dev.deskpulse.fixtures.faults.FaultSpec;
import dev.deskpulse.fixtures.faults.Faults;
import dev.deskpulse.fixtures.faults.PageFaults;
import dev.deskpulse.fixtures.http.FakeFilter;
import dev.deskpulse.fixtures.scenario.RetailScenario;
import dev.deskpulse.fixtures.scenario.RetailSite;
import dev.deskpulse.fixtures.scenario.ScenarioOptions;
import dev.deskpulse.fixtures.site.FakeIssue;
import dev.deskpulse.fixtures.site.FakeSite;
import dev.deskpulse.fixtures.site.StandardSite;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/** A site on which people go on working, whose clock moves with each write; all else of two of them is the same. */
final class WorkedOnSite {
    private static final int EDITS = 3;

    private final SiteClock clock;
    private final FakeSite site;
    private final int seed;
    private volatile boolean faulty;

    /**
     * @param seed of its faults
     * @param now where its clock begins
     */
    WorkedOnSite(int tickets, int seed, Instant now) {
        this.clock = new SiteClock(now);
        this.site = StandardSite.create(clock);
        this.seed = seed;
        RetailSite.load(
                site,
                new RetailScenario(
                        ScenarioOptions.retail(LocalDate.of(2026, 11, 10)).withTickets(tickets)),
                ticket -> {});
    }

    /** Moves with each write, so that no two changes have the same time; all else stands still. */
    private static final class SiteClock extends Clock {
        private final AtomicLong millis;

        SiteClock(Instant now) {
            this.millis = new AtomicLong(now.toEpochMilli());
        }

        void tick() {
            millis.incrementAndGet();
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(millis.get());
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    FakeJira start() {
        return start((request, next) -> next.handle(request));
    }

    /** @param watching sees each request first */
    FakeJira start(FakeFilter watching) {
        String faults = "500:0.02,429:0.01,reset:0.02,truncate:0.01,garbage:0.01;seed=" + seed;
        FakeFilter failing =
                new FaultFilter(new Faults(FaultSpec.parse(faults)), new PageFaults(site, seed, StandardSite.ADMIN));
        return FakeJira.start(site, FakeJiraOptions.DEFAULT.withFilter(watching).withFilter((request, next) -> {
            if (new RecordedRequest(request.method(), request.path(), "", "").write()) {
                clock.tick();
            }
            return faulty ? failing.filter(request, next) : next.handle(request);
        }));
    }

    /** Whether it fails now and then from now on. */
    void failing(boolean fails) {
        faulty = fails;
    }

    /** People go on working, on open tickets: a done one keeps the priority that it had, and so tells of the way there. */
    void edit(Random random, int round) {
        List<FakeIssue> issues = site.issues().stream()
                .filter(issue -> issue.resolution() == null)
                .toList();
        for (int i = 0; i < EDITS; i++) {
            clock.tick();
            FakeIssue issue = issues.get(random.nextInt(issues.size()));
            site.edits()
                    .setField(
                            issue.id(),
                            StandardSite.ADMIN,
                            "summary",
                            TextNode.valueOf("Round " + round + ": it is still broken and I am furious"));
        }
    }

    /** What is said on its tickets, by whomever. */
    List<String> comments() {
        return site.issues().stream()
                .flatMap(issue -> issue.comments().stream().map(comment -> issue.key() + " " + comment.body()))
                .toList();
    }
}
