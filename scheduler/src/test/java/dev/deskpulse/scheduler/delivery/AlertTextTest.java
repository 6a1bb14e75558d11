package dev.deskpulse.scheduler.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskpulse.scheduler.alert.Alert;
import dev.deskpulse.scheduler.alert.Signal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlertTextTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Instant NOON = Instant.parse("2026-11-10T04:00:00Z");

    @Test
    void whatTheProductCouldNotDoIsToldWithoutFiguresOfTheDesk() {
        Alert alert = new Alert(
                "1 sync_behind",
                Signal.SYNC_BEHIND,
                Map.of(),
                NOON,
                NOON,
                null,
                new Alert.Figures(6, 24, 0, 1),
                Map.of(),
                List.of(),
                new Alert.Handling(null, null));

        assertThat(new AlertText(AlertLanguage.EN, SHANGHAI).title(alert))
                .isEqualTo("Critical: Deskpulse cannot read the site");
        assertThat(new AlertText(AlertLanguage.EN, SHANGHAI).facts(alert))
                .startsWith("Due without success: 24 runs in 6 h", "Since: 2026-11-10 12:00 (Asia/Shanghai)")
                .anyMatch(fact -> fact.contains("./deskpulse doctor"))
                .noneMatch(fact -> fact.contains("expected"));
        assertThat(new AlertText(AlertLanguage.ZH, SHANGHAI).title(alert)).isEqualTo("严重：Deskpulse 无法读取站点");
        assertThat(new AlertText(AlertLanguage.ZH, SHANGHAI).facts(alert)).startsWith("到期未成功：6 小时内 24 次");
    }
}
