package dev.deskpulse.plugin.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskpulse.fixtures.FakeJira;
import dev.deskpulse.fixtures.FakeJiraOptions;
import dev.deskpulse.fixtures.site.StandardSite;
import dev.deskpulse.plugin.app.Desk;
import dev.deskpulse.scheduler.audit.Actor;
import dev.deskpulse.scheduler.privacy.PrivacyKey;
import dev.deskpulse.ticket.PersonId;
import dev.deskpulse.ticket.SourceId;
import dev.deskpulse.ticket.StatusCategory;
import dev.deskpulse.ticket.Ticket;
import dev.deskpulse.ticket.TicketId;
import dev.deskpulse.ticket.TicketKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code deskpulse privacy rotate-key} in real processes that are killed while they seal tickets anew. */
class KilledKeyRotationTest {
    private static final int KILLS = 4;
    private static final int TICKETS = 15_000;
    private static final int SEED = Integer.getInteger("deskpulse.seed", 3);
    private static final int BATCH = 1_000;
    private static final long MOST_MILLIS = 300;
    private static final String CUSTOMER = "712020:anna-1";
    private static final SourceId SHOP = new SourceId("shop");

    @TempDir
    Path folder;

    @Test
    void wheneverItIsKilledEveryRawTicketOpensAndInTheEndTheOldKeyIsGone() throws Exception {
        try (FakeJira jira = FakeJira.start(StandardSite.create(Clock.systemUTC()), FakeJiraOptions.DEFAULT)) {
            Path settings = WholeRuns.settings(folder, "home", jira, "privacy: {keepRawText: true}");
            keepRaw(settings);
            Path file = folder.resolve("home").resolve(PrivacyKey.FILE);
            String old = Files.readString(file);
            Random random = new Random(SEED);
            Set<String> both = new HashSet<>();
            for (int kill = 0; kill < KILLS; kill++) {
                killWhileItSeals(settings, random.nextLong(MOST_MILLIS));
                both.add(Files.readString(file));
                assertThat(rawTickets(settings)).isEqualTo(TICKETS);
            }
            assertThat(both)
                    .as("killed before the end, and no third key is made")
                    .singleElement()
                    .asString()
                    .hasSizeGreaterThan(old.length());

            Node.Told told = Node.told("privacy", "rotate-key", "--config", settings.toString());

            assertThat(told.exit()).as(told.text()).isZero();
            assertThat(Files.readString(file)).hasSameSizeAs(old).isNotEqualTo(old);
            assertThat(rawTickets(settings)).isEqualTo(TICKETS);
            Files.writeString(file, old);
            assertThatThrownBy(() -> rawTickets(settings)).hasMessageContaining("sealed under another key");
        }
    }

    private static void keepRaw(Path settings) {
        try (Desk desk = WholeRuns.desk(settings)) {
            for (int from = 0; from < TICKETS; from += BATCH) {
                desk.tickets()
                        .save(IntStream.range(from, from + BATCH)
                                .mapToObj(KilledKeyRotationTest::ticket)
                                .toList());
            }
        }
    }

    private static long rawTickets(Path settings) {
        try (Desk desk = WholeRuns.desk(settings)) {
            return desk.trace(Actor.COMMAND_LINE, CUSTOMER, List.of()).raw().size();
        }
    }

    private void killWhileItSeals(Path settings, long millis) throws Exception {
        Path log = Files.writeString(folder.resolve("process.log"), "");
        Process process = new ProcessBuilder(Node.command("privacy", "rotate-key", "--config", settings.toString()))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        while (process.isAlive() && !Files.readString(log).contains("Sealing")) {
            Thread.onSpinWait();
        }
        process.waitFor(millis, TimeUnit.MILLISECONDS);
        process.destroyForcibly().onExit().join();
    }

    private static Ticket ticket(int number) {
        Instant then = Instant.parse("2026-03-04T01:00:00Z");
        return new Ticket(
                TicketId.of(SHOP, Integer.toString(number)),
                SHOP,
                new TicketKey("shop-" + number),
                "shop",
                "Ticket",
                "Call 13812345678, ticket " + number,
                "",
                new Ticket.Lifecycle("Open", StatusCategory.TO_DO, then, then, null, null),
                new Ticket.Parties(new PersonId(CUSTOMER), null, CUSTOMER, null),
                Ticket.Subject.UNKNOWN,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                Map.of());
    }
}
