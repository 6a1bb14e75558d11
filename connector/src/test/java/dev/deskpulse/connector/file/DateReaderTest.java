package dev.deskpulse.connector.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateReaderTest {
    private final DateReader dates = new DateReader(List.of("dd.MM.yyyy HH:mm"), ZoneId.of("Asia/Shanghai"));

    @ParameterizedTest
    @CsvSource({
        "2026-10-01T09:00:00.1Z, 2026-10-01T09:00:00.1Z",
        "2026-10-01T09:00:00.12+0000, 2026-10-01T09:00:00.12Z",
        "2026-10-01T09:00:00.1234567Z, 2026-10-01T09:00:00.1234567Z",
        "2026-10-01 09:00:00.123456, 2026-10-01T01:00:00.123456Z",
        "2026-10-01 09:00:00.123456789+08:00, 2026-10-01T01:00:00.123456789Z",
        "2026-10-01 09:00:00.000 Z, 2026-10-01T09:00:00Z",
        "2026/10/1 9:00:00.5, 2026-10-01T01:00:00.5Z"
    })
    void aFractionOfASecondMayHaveAnyLength(String text, Instant moment) {
        assertThat(dates.read(text)).hasValue(moment);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-10-01T09:00Z, 2026-10-01T09:00:00Z",
        "2026-10-01 09:00, 2026-10-01T01:00:00Z",
        "2026-10-01, 2026-09-30T16:00:00Z",
        "2026.10.1 9:00, 2026-10-01T01:00:00Z",
        "2026年10月1日9时30分, 2026-10-01T01:30:00Z",
        "01.10.2026 09:00, 2026-10-01T01:00:00Z",
        "1790845200, 2026-10-01T09:00:00Z"
    })
    void theUsualFormsAndThoseThatAreNamedAreUnderstood(String text, Instant moment) {
        assertThat(dates.read(text)).hasValue(moment);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-30", "10/01/2026 09:00", "2026-10-01 25:00", "2026-10-01T09:00:00.", "soon"})
    void whatIsNoDateOrCouldBeTwoIsRefused(String text) {
        assertThat(dates.read(text)).isEmpty();
    }
}
