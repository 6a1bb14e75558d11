package dev.deskpulse.scheduler.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.JdbcTicketStore;
import dev.deskpulse.connector.store.StoreException;
import dev.deskpulse.progress.Progress;
import dev.deskpulse.ticket.SourceId;
import dev.deskpulse.ticket.StatusCategory;
import dev.deskpulse.ticket.Ticket;
import dev.deskpulse.ticket.TicketId;
import dev.deskpulse.ticket.TicketKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The key that raw tickets are sealed under is replaced, on a real database. */
abstract class SealedTicketsContract {
    private static final SourceId SHOP = new SourceId("shop");
    private static final Instant THEN = Instant.parse("2026-03-04T01:00:00Z");
    private static final List<Ticket> ALL =
            IntStream.range(0, 1_200).mapToObj(SealedTicketsContract::ticket).toList();
    private static final List<TicketId> IDS = ALL.stream().map(Ticket::id).toList();

    @TempDir
    Path home;

    private final Database database = open();
    private PrivacyKey old;
    private PrivacyKey both;

    abstract Database open();

    @BeforeEach
    void seal() {
        old = PrivacyKey.in(home);
        both = old.withNewSealing();
        MaskedTickets.over(
                JdbcTicketStore.in(database, InstantSource.system()), database, PrivacySettings.DEFAULT, old);
        under(old).save(ALL);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void afterwardsTheNewKeyAloneOpensAllAndTheOldOneNothing() {
        assertThat(under(both).sealAnew(Progress.SILENT)).isEqualTo(ALL.size());

        assertThat(under(both.withoutOldSealing()).findAll(IDS).values()).containsExactlyInAnyOrderElementsOf(ALL);
        for (TicketId id : IDS) {
            assertThatThrownBy(() -> under(old).findAll(List.of(id))).isInstanceOf(StoreException.class);
        }
        assertThat(under(both).sealAnew(Progress.SILENT)).as("a second time").isZero();
    }

    @Test
    void cutOffBehindAnyBatchAllOpensAndAnotherCallEndsIt() {
        for (int batches = 1; batches <= 3; batches++) {
            int last = batches;
            assertThatThrownBy(() -> under(both).sealAnew(new CutOff(last))).isInstanceOf(CutOff.Here.class);
            assertThat(under(both).findAll(IDS).values()).containsExactlyInAnyOrderElementsOf(ALL);
        }
        under(both).sealAnew(Progress.SILENT);
        assertThat(under(both.withoutOldSealing()).findAll(IDS)).hasSize(ALL.size());
    }

    @Test
    void whoWasStartedBeforeMayNotGoOnSealingUnderTheOldKey() {
        SealedTickets startedBefore = under(old);
        assertThatThrownBy(() -> under(both).sealAnew(new CutOff(1))).isInstanceOf(CutOff.Here.class);

        assertThatThrownBy(() -> startedBefore.save(ALL.subList(0, 1)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("start this process again");
        under(both).save(ALL.subList(0, 1));
        under(both.withoutOldSealing()).save(ALL.subList(0, 1));
    }

    @Test
    void oneThatNoKeyOpensIsNamedAndTheOldKeyIsNotGivenUp() {
        database.run(connection -> {
            try (PreparedStatement spoil =
                    connection.prepareStatement("UPDATE sealed_tickets SET sealed = 'c3BvaWx0' WHERE id = ?")) {
                spoil.setString(1, IDS.get(700).value());
                spoil.executeUpdate();
            }
        });

        assertThatThrownBy(() -> under(both).sealAnew(Progress.SILENT))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(IDS.get(700).value());
        assertThat(under(both).findAll(IDS.subList(0, 700))).hasSize(700);
    }

    @Test
    void pseudonymsAndTheAuditLogsKeyStay() {
        PrivacyKey replaced = PrivacyKey.of(new String(both.withoutOldSealing().text(), StandardCharsets.US_ASCII));

        assertThat(replaced.pseudonyms().ofPerson("张伟"))
                .isEqualTo(old.pseudonyms().ofPerson("张伟"));
        assertThat(replaced.auditing()).isEqualTo(old.auditing());
        assertThat(replaced.sealing()).hasSize(1).doesNotContainAnyElementsOf(old.sealing());
        assertThat(both.isBeingReplaced()).isTrue();
        assertThat(replaced.isBeingReplaced()).isFalse();
    }

    private SealedTickets under(PrivacyKey key) {
        return new SealedTickets(database, key);
    }

    /** Ends the work behind a number of batches, as a kill would. */
    private static final class CutOff implements Progress {
        private int left;

        CutOff(int batches) {
            this.left = batches;
        }

        private static final class Here extends RuntimeException {
            private static final long serialVersionUID = 1L;
        }

        @Override
        public void begin(String stage, long total) {}

        @Override
        public void advance(long steps) {
            left--;
            if (left == 0) {
                throw new Here();
            }
        }

        @Override
        public void note(String message) {}
    }

    private static Ticket ticket(int number) {
        return new Ticket(
                TicketId.of(SHOP, Integer.toString(number)),
                SHOP,
                new TicketKey("shop-" + number),
                "shop",
                "Ticket",
                "Call 13812345678, ticket " + number,
                "",
                new Ticket.Lifecycle("Open", StatusCategory.TO_DO, THEN, THEN, null, null),
                new Ticket.Parties(null, null, null, null),
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
