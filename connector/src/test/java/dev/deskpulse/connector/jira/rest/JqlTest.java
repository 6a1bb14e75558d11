package dev.deskpulse.connector.jira.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskpulse.connector.jira.IssueQuery;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JqlTest {
    private static final String ORDER = " ORDER BY created ASC, key ASC";

    @Test
    void aQueryIsAlwaysBoundedAndInStableOrder() {
        assertThat(Jql.ofAll(List.of())).isEqualTo("created >= \"1970-01-01\"" + ORDER);
        assertThat(Jql.ofAll(List.of("HD", "OPS"))).isEqualTo("project in (\"HD\", \"OPS\")" + ORDER);
        assertThat(Jql.of(
                        new IssueQuery(List.of("HD"), Instant.parse("2026-11-01T23:30:59Z")),
                        ZoneId.of("Asia/Shanghai")))
                .isEqualTo("project in (\"HD\") AND updated >= \"2026-11-02 07:30\"" + ORDER);
    }

    @Test
    void aPersonsQueryIsOneConditionOfSeveralAndItsOrderIsLeftOut() {
        assertThat(Jql.matching(List.of("HD"), "priority = High OR labels = vip order by updated DESC"))
                .isEqualTo("project in (\"HD\") AND (priority = High OR labels = vip)" + ORDER);
        assertThat(Jql.matching(List.of("HD"), "ORDER BY created")).isEqualTo("project in (\"HD\")" + ORDER);
        assertThat(Jql.withoutOrder("summary ~ \"please order by phone\""))
                .isEqualTo("summary ~ \"please order by phone\"");
    }

    @Test
    void valuesStayValues() {
        assertThat(Jql.quote("a\" OR project is not empty OR \"\\\n客服"))
                .isEqualTo("\"a\\\" OR project is not empty OR \\\"\\\\\\u000a客服\"");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-10-24T23:59:30Z, 2026-10-25 01:59",
        "2026-10-25T00:30:00Z, 2026-10-25 01:59",
        "2026-10-25T01:30:00Z, 2026-10-25 01:59",
        "2026-10-25T02:00:00Z, 2026-10-25 03:00",
        "2026-03-29T00:59:00Z, 2026-03-29 01:59",
        "2026-03-29T01:00:00Z, 2026-03-29 03:00"
    })
    void theHourThatComesTwiceIsReadFromItsBeginning(Instant moment, String local) {
        assertThat(Jql.minute(moment, ZoneId.of("Europe/Berlin"))).isEqualTo(local);
    }
}
