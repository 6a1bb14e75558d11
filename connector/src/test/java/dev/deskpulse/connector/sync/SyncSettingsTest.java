package dev.deskpulse.connector.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskpulse.ticket.SourceId;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SyncSettingsTest {
    @Test
    void everyWrongSettingIsNamedWithWhatWouldBeRight() {
        assertThatThrownBy(() -> new SyncSettings(
                        new SourceId("jira"),
                        List.of("HD", "help desk", "HD\" OR 1=1"),
                        FieldMapping.NONE,
                        Set.of(),
                        Set.of(),
                        "",
                        Duration.ofSeconds(-1),
                        0,
                        CensusPolicy.EVERY_RUN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("jira.projects: 'help desk'")
                .hasMessageContaining("jira.projects: 'HD\" OR 1=1'")
                .hasMessageContaining("sync.overlap: PT-1S is not from PT1M to P31D")
                .hasMessageContaining("sync.batchSize: 0 is not from 1 to 1000");
    }

    @Test
    void usualSettingsOverlapByTenMinutesAndTakeEachCensus() {
        SyncSettings usual = SyncSettings.of(new SourceId("jira"));

        assertThat(usual.overlap()).isEqualTo(Duration.ofMinutes(10));
        assertThat(usual.census()).isEqualTo(CensusPolicy.EVERY_RUN);
        assertThat(usual.projects()).isEmpty();
    }
}
