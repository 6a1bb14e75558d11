package dev.deskpulse.plugin.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskpulse.plugin.app.Desk;
import io.javalin.http.HttpResponseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ServedDesk.class)
class JqlSelectionsTest {
    private static final String WRONG = "colour = red";

    @Test
    void nobodyHasJiraAskedAgainAndAgain(Desk desk) {
        JqlSelections selections = new JqlSelections(desk.settings().jira(), desk.site());
        for (int i = 1; i <= JqlSelections.MOST_A_MINUTE; i++) {
            selections.of("key = HD-" + i, "one");
        }
        assertThatThrownBy(() -> selections.of("key = HD-1000", "one"))
                .isInstanceOfSatisfying(HttpResponseException.class, e -> assertThat(e.getStatus())
                        .isEqualTo(429))
                .hasMessageContaining("wait a minute");
        assertThat(selections.of("key = HD-1", "one").ids()).as("is known").isNotEmpty();
        assertThat(selections.of("key = HD-2", "another").ids()).isNotEmpty();
    }

    @Test
    void aRefusalIsRememberedToo(Desk desk) {
        JqlSelections selections = new JqlSelections(desk.settings().jira(), desk.site());
        for (int i = 0; i <= JqlSelections.MOST_A_MINUTE; i++) {
            assertThatThrownBy(() -> selections.of(WRONG, "one"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("Jira does not take this JQL");
        }
    }
}
