package dev.deskpulse.connector.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueTextTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final ValueText texts = new ValueText(markup -> "plain text of the markup");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\" 退款 \" | 退款",
                "4711.0 | 4711",
                "0.50 | 0.5",
                "true | true",
                "{\"self\":\"x\",\"value\":\"门店 A\",\"id\":\"7\"} | 门店 A",
                "{\"value\":\"亚太\",\"child\":{\"value\":\"上海\"}} | 亚太 / 上海",
                "{\"accountId\":\"5b10\",\"displayName\":\"Mia\",\"accountType\":\"customer\"} | Mia",
                "{\"id\":\"3\",\"name\":\"High\"} | High",
                "{\"id\":\"2000\",\"name\":\"중립적\"} | 중립적",
                "{\"languageCode\":\"ko\",\"displayName\":\"한국어\"} | 한국어",
                "{\"requestType\":{\"id\":\"88\",\"name\":\"개선 요청\"},\"currentStatus\":{}} | 개선 요청",
                "{\"type\":\"doc\",\"version\":1,\"content\":[]} | plain text of the markup",
                "[\"a\",\"b\"] | a, b",
                "[{\"value\":\"a\"},null,{\"value\":\"b\"}] | a, b",
                "{\"id\":\"10001\"} | 10001",
                "1e40 | 1E+40"
            })
    void everyShapeIsReadAsThePersonWouldSeeIt(String json, String expected) throws JsonProcessingException {
        assertThat(texts.of(JSON.readTree(json))).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"  \"", "[]", "{}", "{\"votes\":{\"n\":1}}", "[null]"})
    void whatHoldsNoTextIsEmpty(String json) throws JsonProcessingException {
        assertThat(texts.of(JSON.readTree(json))).isEmpty();
    }

    @Test
    void hostileExponentStaysShort() throws JsonProcessingException {
        assertThat(texts.of(JSON.readTree("1e999999")))
                .hasValueSatisfying(text -> assertThat(text).hasSizeLessThan(20));
    }

    @Test
    void hugeTextIsCut() {
        assertThat(texts.of(JSON.getNodeFactory().textNode("长".repeat(3_000_000))))
                .hasValueSatisfying(text -> assertThat(text).hasSize(1_000_000));
    }
}
