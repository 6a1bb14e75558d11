package dev.deskpulse.connector.jira.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.deskpulse.connector.jira.IssueStub;
import dev.deskpulse.connector.jira.JiraException;
import dev.deskpulse.fixtures.FakeJiraOptions;
import dev.deskpulse.fixtures.http.FakeResponse;
import dev.deskpulse.fixtures.http.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages that no honest site would give. */
class CloudListingTest {
    @RegisterExtension
    private final FakeCloud fake = new FakeCloud();

    private final AtomicInteger asked = new AtomicInteger();

    /** @param page makes the page from its number, counted from 1, and from the token asked with */
    private List<String> census(BiFunction<Integer, String, String> page) {
        CloudSite cloud = fake.cloud(FakeJiraOptions.DEFAULT.withFilter((request, next) -> {
            JsonNode body = request.json();
            String answer = page.apply(
                    asked.incrementAndGet(), body.path("nextPageToken").asText(""));
            return FakeResponse.ok(Json.object()).withRaw(answer.replace('\'', '"'));
        }));
        List<String> keys = new ArrayList<>();
        cloud.census(List.of("HD"), stubs -> stubs.stream().map(IssueStub::key).forEach(keys::add));
        return keys;
    }

    private static String page(String token, int... ids) {
        List<String> issues = new ArrayList<>();
        for (int id : ids) {
            issues.add("{'id':'%d','key':'HD-%d'}".formatted(id, id));
        }
        return "{'issues':[%s]%s}"
                .formatted(String.join(",", issues), token.isEmpty() ? "" : ",'nextPageToken':'" + token + "'");
    }

    @Test
    void aTokenThatComesAgainEndsTheListing() {
        assertThat(census((n, token) -> page("same", n))).containsExactly("HD-1", "HD-2");
    }

    @Test
    void anEmptyPageEndsTheListingThoughItHasAToken() {
        assertThat(census((n, token) -> n == 1 ? page("t1", 1) : page("t" + n))).containsExactly("HD-1");
        assertThat(asked).hasValue(2);
    }

    @Test
    void theLastPageEndsTheListingThoughItHasAToken() {
        assertThat(census((n, token) -> "{'isLast':true," + page("t" + n, n).substring(1)))
                .containsExactly("HD-1");
    }

    @Test
    void everNewTokensThatLeadToTheSameIssuesEndTheListing() {
        assertThat(census((n, token) -> page("t" + n, 1, 2))).containsExactly("HD-1", "HD-2");
        assertThat(asked).hasValueLessThan(6);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{'issues':{}}",
                "{'issues':[7]}",
                "{'issues':[{'key':'HD-1'}]}",
                "{'issues':[{'id':'1','key':'HD-1','fields':{'updated':'yesterday'}}]}"
            })
    void anAnswerOfAnotherShapeIsNoEmptyListing(String answer) {
        assertThatThrownBy(() -> census((n, token) -> answer))
                .isInstanceOf(JiraException.BadAnswer.class)
                .hasMessageContaining("/rest/api/3/search/jql");
    }
}
