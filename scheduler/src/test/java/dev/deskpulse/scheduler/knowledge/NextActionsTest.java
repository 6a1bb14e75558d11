package dev.deskpulse.scheduler.knowledge;

import static dev.deskpulse.scheduler.text.TicketBuilder.aTicket;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskpulse.connector.store.DuckDb;
import dev.deskpulse.scheduler.sight.Sight;
import dev.deskpulse.scheduler.text.OwnComments;
import dev.deskpulse.scheduler.topic.SimilarTickets;
import dev.deskpulse.ticket.Ticket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NextActionsTest {
    private final DuckDb database = DuckDb.inMemory();
    private final Ticket waiting = aTicket()
            .numbered(900)
            .describedAs("I cannot reset my password on my phone.")
            .build();
    private AnsweredDesk desk = new AnsweredDesk(database, Path.of(System.getProperty("java.io.tmpdir")));

    @BeforeEach
    void aTicketLikeManyThatAreDone(@TempDir Path home) {
        desk = new AnsweredDesk(database, home);
        desk.threeProblems();
        desk.tickets.save(List.of(waiting));
        desk.follow();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private NextActions.Practice on(Sight sight) {
        return new NextActions(
                        database,
                        desk.tickets,
                        new SimilarTickets(desk.topics),
                        OwnComments.NONE,
                        Duration.ofDays(7),
                        InstantSource.fixed(AnsweredDesk.NOW))
                .on(waiting, sight);
    }

    @Test
    void whatAgentsDidOnLikeTicketsIsToldAndWhatARuleDidIsNot() {
        assertThat(on(Sight.ALL).actions())
                .extracting(NextActions.NextAction::step)
                .containsExactlyInAnyOrder(
                        new AgentStep(AgentStep.Kind.ANSWER, null), new AgentStep(AgentStep.Kind.LABEL, "known"));
        assertThat(on(Sight.ALL).actions())
                .extracting(NextActions.NextAction::success)
                .containsOnly(Success.of(12, 12));
    }

    @Test
    void ticketsThatSomebodyDoesNotSeeTellThemNothing() {
        NextActions.Practice none = on(new Sight(Set.of("site OTHER"), Sight.Agents.NONE));

        assertThat(none.actions()).isEmpty();
        assertThat(none.ends()).isEmpty();
    }

    @Test
    void howLikeTicketsEndedIsToldEachAndTogether() {
        NextActions.Practice known = on(Sight.ALL);

        assertThat(known.success()).isEqualTo(Success.of(12, 12));
        assertThat(known.ends()).hasSize(12).doesNotContainKey(waiting.key()).doesNotContainValue(false);
    }
}
