package dev.deskpulse.plugin.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskpulse.connector.jira.IssueStub;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ToldIssuesTest {
    @Test
    void anIssueToldOfOftenIsKeptOnceUnderItsLatestKey() throws InterruptedException {
        ToldIssues told = new ToldIssues(10);
        for (int i = 0; i < 1_000; i++) {
            assertThat(told.add("7", "OLD-1")).isTrue();
        }
        told.add("7", "HD-1");

        ToldIssues.Told now = told.next(Duration.ZERO).orElseThrow();
        assertThat(now.issues()).containsExactly(new IssueStub("7", "HD-1", null));
        assertThat(now.everything()).isFalse();
    }

    @Test
    void whatFindsNoRoomIsSaidAndThoseKnownStillHaveTheirs() throws InterruptedException {
        ToldIssues told = new ToldIssues(2);
        assertThat(told.add("1", "HD-1")).isTrue();
        assertThat(told.add("2", "HD-2")).isTrue();
        assertThat(told.add("3", "HD-3")).isFalse();
        assertThat(told.add("2", "HD-2")).isTrue();

        assertThat(told.next(Duration.ZERO).orElseThrow().issues()).hasSize(2);
        assertThat(told.add("3", "HD-3")).as("there is room again").isTrue();
    }

    @Test
    void onlyWhatJiraCouldHaveGivenIsAnIssue() {
        assertThat(ToldIssues.names("10001", "HD-1")).isTrue();
        for (String id : new String[] {"", "-1", "1 OR 1=1", "1".repeat(20), "１"}) {
            assertThat(ToldIssues.names(id, "HD-1")).as(id).isFalse();
        }
        for (String key : new String[] {"", "HD", "hd-1", "<b>-1", "HD-1/../../x", "HD-1\n", "HD-" + "1".repeat(20)}) {
            assertThat(ToldIssues.names("1", key)).as(key).isFalse();
        }
    }
}
