package dev.deskpulse.scheduler.text;

import static dev.deskpulse.scheduler.text.TicketBuilder.OPENED;
import static dev.deskpulse.scheduler.text.TicketBuilder.aTicket;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.DuckDb;
import dev.deskpulse.connector.store.JdbcTicketStore;
import dev.deskpulse.connector.store.TicketStore;
import dev.deskpulse.progress.Progress;
import dev.deskpulse.ticket.Ticket;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TagTicketsTest {
    private static final InstantSource CLOCK = InstantSource.fixed(OPENED);

    private final Database database = DuckDb.inMemory();
    private final TicketStore tickets = JdbcTicketStore.in(database, CLOCK);
    private final TagStore tags = TagStore.in(database);
    private final Tagger tagger = new Tagger(CLOCK, OwnComments.NONE, PriorityWeights.DEFAULTS);

    @AfterEach
    void close() {
        database.close();
    }

    private long run(Tagger with) {
        return new TagTickets(tickets, tags, with).run(Instant.MIN, Progress.SILENT);
    }

    private static Ticket ticket(int number, String text) {
        return aTicket().numbered(number).describedAs(text).build();
    }

    @Test
    void everyTicketIsTaggedAndItsTagsComeBackWhole() {
        tickets.save(IntStream.range(0, 2_500)
                .mapToObj(i -> ticket(i, "第 " + i + " 单质量太差"))
                .toList());
        assertThat(run(tagger)).isEqualTo(2_500);
        Ticket one = ticket(1_234, "第 1234 单质量太差");
        assertThat(tags.find(one.id())).contains(tagger.tag(one));
    }

    @Test
    void aSecondRunJudgesNothing() {
        tickets.save(List.of(ticket(1, "质量太差"), ticket(2, "很满意")));
        run(tagger);
        assertThat(run(tagger)).isZero();
    }

    @Test
    void onlyTicketsWhoseInputChangedAreJudgedAgain() {
        tickets.save(List.of(ticket(1, "质量太差"), ticket(2, "很满意")));
        run(tagger);
        Ticket written = aTicket()
                .numbered(1)
                .describedAs("质量太差")
                .updatedAt(OPENED.plusSeconds(60))
                .holding(Map.of("customfield_1", "Negative"))
                .build();
        Ticket answered =
                aTicket().numbered(2).describedAs("很满意").customerSays("又坏了，失望").build();
        tickets.save(List.of(written, answered));
        assertThat(run(tagger)).isEqualTo(1);
        assertThat(tags.find(answered.id()).orElseThrow().sentiment().label()).isEqualTo(Sentiment.Label.NEGATIVE);
    }

    @Test
    void aNewModelJudgesEverythingAgain() {
        tickets.save(List.of(ticket(1, "质量太差"), ticket(2, "很满意")));
        run(tagger);
        PriorityWeights d = PriorityWeights.DEFAULTS;
        PriorityWeights other = new PriorityWeights(d.impact(), d.urgency(), 0.6, d.high(), d.medium(), d.low());
        assertThat(run(new Tagger(CLOCK, OwnComments.NONE, other))).isEqualTo(2);
    }
}
