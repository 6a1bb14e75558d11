package dev.deskpulse.connector.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileMappingTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @Test
    void everyProblemIsNamedAtOnce() {
        assertThatThrownBy(() -> new FileMapping(
                        Map.of("titel", "x"),
                        Map.of("colour", "red"),
                        Map.of(),
                        List.of("bogus"),
                        SHANGHAI,
                        Map.of(),
                        "UTF-7½",
                        null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(
                        "columns.titel",
                        "constants.colour",
                        "columns.created is missing",
                        "columns.summary and columns.description",
                        "date format 'bogus'",
                        "encoding 'UTF-7½'");
    }

    @Test
    void namesMayHaveHyphensOrNot() {
        assertThat(TicketColumn.named("order-number")).contains(TicketColumn.ORDER_NUMBER);
        assertThat(TicketColumn.named("orderNumber")).contains(TicketColumn.ORDER_NUMBER);
        assertThat(TicketColumn.named("")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-03-01|2026-02-28T16:00:00Z",
                "2026-03-01 09:05|2026-03-01T01:05:00Z",
                "2026-03-01 09:05:06|2026-03-01T01:05:06Z",
                "2026-03-01T09:05:06Z|2026-03-01T09:05:06Z",
                "2026-03-01T09:05:06.123+0200|2026-03-01T07:05:06.123Z",
                "2026-03-01T09:05:06+02:00|2026-03-01T07:05:06Z",
                "2026-03-01 09:05:06 +02:00|2026-03-01T07:05:06Z",
                "2026/3/1 9:05|2026-03-01T01:05:00Z",
                "2026年3月1日|2026-02-28T16:00:00Z",
                "2026年3月1日 9:05|2026-03-01T01:05:00Z",
                "2026年3月1日 9时5分|2026-03-01T01:05:00Z",
                "1772323200|2026-03-01T00:00:00Z",
                "1772323200123|2026-03-01T00:00:00.123Z",
            })
    void datesAreUnderstood(String text, String moment) {
        assertThat(new DateReader(List.of(), SHANGHAI).read(text))
                .hasValueSatisfying(read -> assertThat(read).isEqualTo(moment));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2026-02-30", "2025-02-29", "2026-13-01", "01/02/2026", "yesterday", "2026-03-01 25:00", ""})
    void datesThatDoNotExistOrCouldMeanTwoThingsAreNot(String text) {
        assertThat(new DateReader(List.of(), SHANGHAI).read(text)).isEmpty();
    }

    @Test
    void ownFormatsComeFirst() {
        assertThat(new DateReader(List.of("dd/MM/yyyy"), ZoneId.of("UTC")).read("01/02/2026"))
                .hasValueSatisfying(read -> assertThat(read).isEqualTo("2026-02-01T00:00:00Z"));
    }
}
