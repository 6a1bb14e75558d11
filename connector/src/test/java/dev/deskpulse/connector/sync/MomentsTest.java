package dev.deskpulse.connector.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentsTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"2022-07-16T06:30:23.343+0800\"   | 2022-07-15T22:30:23.343Z",
                "\"2022-07-16T06:30:23.343+08:00\"  | 2022-07-15T22:30:23.343Z",
                "\"2022-07-16T06:30:23+08\"         | 2022-07-15T22:30:23Z",
                "\"2021-04-15T00:08:48.998-0700\"   | 2021-04-15T07:08:48.998Z",
                "\"2021-04-15T00:08:48Z\"           | 2021-04-15T00:08:48Z",
                "\"2021-04-15T00:08:48.123456789Z\" | 2021-04-15T00:08:48.123456789Z",
                "\"2021-04-15 08:08\"               | 2021-04-15T00:08:00Z",
                "\"2021-04-15\"                     | 2021-04-14T16:00:00Z",
                "1783328533432                      | 2026-07-06T09:02:13.432Z",
                "1783328533                         | 2026-07-06T09:02:13Z",
                "\"1783328533432\"                  | 2026-07-06T09:02:13.432Z",
                "{\"friendly\":\"어제\",\"epochMillis\":1783328533432} | 2026-07-06T09:02:13.432Z",
                "{\"friendly\":\"어제\",\"jira\":\"2026-07-06T18:02:13.432+0900\"} | 2026-07-06T09:02:13.432Z"
            })
    void everyFormOfAMomentIsRead(String json, Instant expected) throws JsonProcessingException {
        assertThat(Moments.of(JSON.readTree(json), SHANGHAI)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"yesterday\"",
                "\"\"",
                "\"2021-02-30\"",
                "\"2021-13-01T00:00:00.000+0000\"",
                "\"9999-12-31\"",
                "99999999999999999999",
                "-9223372036854775808",
                "1e300",
                "true",
                "[]",
                "{\"friendly\":\"2026/07/27 18:00\"}",
                "{\"epochMillis\":{\"epochMillis\":1}}"
            })
    void whatIsNoMomentIsEmpty(String json) throws JsonProcessingException {
        assertThat(Moments.of(JSON.readTree(json), SHANGHAI)).isEmpty();
    }
}
