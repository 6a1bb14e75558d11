package dev.deskpulse.plugin.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskpulse.connector.store.DuckDb;
import dev.deskpulse.scheduler.privacy.PrivacyKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupsTest {
    @TempDir
    Path home;

    private Instant now = Instant.parse("2026-11-10T04:00:00Z");
    private DuckDb database;
    private Backups backups;

    @BeforeEach
    void open() {
        database = DuckDb.open(home.resolve("deskpulse.duckdb"));
        InstantSource clock = () -> {
            now = now.plusSeconds(60);
            return now;
        };
        backups = new Backups(home, database, clock);
        PrivacyKey.in(home);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void eachIsNamedByItsMomentAndHoldsWhatBelongsToTheStoreAndNothingElse() throws IOException {
        Files.createDirectories(home.resolve("models/kind"));
        Files.writeString(home.resolve("models/kind/1.bin"), "learned");
        Files.writeString(home.resolve("secret.key"), "of the settings");
        Files.createSymbolicLink(home.resolve("answers.stopped"), home.resolve("secret.key"));
        Path made = backups.make();
        assertThat(made).isEqualTo(home.resolve("backups/2026-11-10T04-01-00.000Z"));
        try (Stream<Path> all = Files.walk(made)) {
            assertThat(all.filter(Files::isRegularFile).map(made::relativize).map(Path::toString))
                    .containsExactlyInAnyOrder("deskpulse.duckdb", "privacy.key", "models/kind/1.bin");
        }
    }

    @Test
    void theNewestAreKept() {
        backups.make();
        Path second = backups.make();
        Path third = backups.make();
        backups.keep(2);
        assertThat(backups.all()).containsExactly(second, third);
    }

    @Test
    void whatAKilledProcessLeftUnfinishedIsNoBackupAndGoes() throws IOException {
        Path left = Files.createDirectories(home.resolve("backups/.unfinished-2026-11-09T04-01-00.000Z"));
        Files.writeString(left.resolve("deskpulse.duckdb"), "half");
        assertThat(backups.all()).isEmpty();
        Path made = backups.make();
        assertThat(left).doesNotExist();
        assertThat(backups.all()).isEqualTo(List.of(made));
    }

    @Test
    void whatIsNoneIsNeitherRemovedNorPutBack() throws IOException {
        Path theirs = Files.createDirectories(home.resolve("backups/before-the-upgrade"));
        backups.make();
        backups.keep(1);
        assertThat(theirs).exists();
        assertThatThrownBy(() -> Restore.into(home.resolve("new"), home.resolve("new/deskpulse.duckdb"), theirs))
                .hasMessageContaining("is no backup");
        assertThat(home.resolve("new")).doesNotExist();
    }

    @Test
    void aStoreWithoutAFileSaysWhatToDoInstead() {
        try (DuckDb inMemory = DuckDb.inMemory()) {
            assertThatThrownBy(() -> new Backups(home, inMemory, InstantSource.system()))
                    .hasMessageContaining("pg_dump -Fc");
        }
    }
}
