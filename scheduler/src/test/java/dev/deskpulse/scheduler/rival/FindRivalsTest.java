package dev.deskpulse.scheduler.rival;

import static dev.deskpulse.scheduler.text.TicketBuilder.aTicket;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.DuckDb;
import dev.deskpulse.connector.store.JdbcTicketStore;
import dev.deskpulse.connector.store.TicketStore;
import dev.deskpulse.progress.Progress;
import dev.deskpulse.scheduler.sight.Sight;
import dev.deskpulse.scheduler.text.OwnComments;
import dev.deskpulse.scheduler.text.TextTagger;
import dev.deskpulse.scheduler.text.TextTask;
import dev.deskpulse.ticket.Ticket;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FindRivalsTest {
    private static final LocalDate MAY = LocalDate.of(2026, 5, 1);

    private final Database database = DuckDb.inMemory();
    private final TicketStore tickets = JdbcTicketStore.in(database, Clock.systemUTC());

    @AfterEach
    void close() {
        database.close();
    }

    private void given(String... texts) {
        List<Ticket> all = new ArrayList<>();
        for (String text : texts) {
            all.add(aTicket().numbered(all.size() + 1).describedAs(text).build());
        }
        tickets.save(all);
    }

    private List<Named> found(Sight sight) {
        return new FindRivals(
                        tickets,
                        TextTagger.of(TextTask.SENTIMENT, task -> Optional.empty()),
                        OwnComments.NONE,
                        ZoneOffset.UTC)
                .in(
                        MAY.minusDays(10),
                        MAY.plusDays(10),
                        List.of("Northwind", "晨光商城"),
                        List.of("Smart Mug"),
                        sight,
                        Progress.SILENT);
    }

    @Test
    void whatIsSaidOfARivalIsTheMoodOfTheSentenceThatNamesIt() {
        given(
                "Your delivery is terrible and I am furious. Northwind is great and very friendly.",
                "NORTHWIND was terrible, awful service.",
                "晨光商城的服务太差了，非常失望。",
                "My smart mug is broken.",
                "The Northwindmill is not meant.");

        List<Named> named = found(Sight.ALL);

        assertThat(named).extracting(Named::name).containsExactly("Northwind", "晨光商城", "Smart Mug");
        assertThat(named.get(0)).satisfies(northwind -> {
            assertThat(northwind.kind()).isEqualTo(Named.Kind.RIVAL);
            assertThat(northwind.tickets()).isEqualTo(2);
            assertThat(northwind.positive()).isEqualTo(1);
            assertThat(northwind.negative()).isEqualTo(1);
            assertThat(northwind.trend()).isEqualTo(Named.Trend.TOO_FEW);
            assertThat(northwind.keys()).isNotEmpty();
            assertThat(northwind.said()).anySatisfy(said -> {
                assertThat(said.sentence()).startsWith("Northwind is great");
                assertThat(said.mood()).isEqualTo("positive");
            });
        });
        assertThat(named.get(1).negative()).isEqualTo(1);
        assertThat(named.get(2).kind()).isEqualTo(Named.Kind.PRODUCT);
        assertThat(found(new Sight(Set.of(), Sight.Agents.ALL))).isEmpty();
    }

    @Test
    void whereSeveralCustomersGoElsewhereTheNameIsFound() {
        given(
                "I switched to Brightstore last week.",
                "Honestly, cheaper at Brightstore.",
                "I bought mine from Brightstore, bye.",
                "I moved to Berlin.",
                "我已经换成青云优选了。",
                "早就换成青云优选了！",
                "还是换成青云优选吧。");

        assertThat(found(Sight.ALL)).extracting(Named::name).containsExactlyInAnyOrder("Brightstore", "青云优选");
        assertThat(found(Sight.ALL)).allMatch(named -> named.kind() == Named.Kind.FOUND);
    }

    @Test
    void aTrendIsOneOnlyBeyondChance() {
        assertThat(Named.Trend.of(5, 30, 1_000, 1_000)).isEqualTo(Named.Trend.GROWS);
        assertThat(Named.Trend.of(30, 5, 1_000, 1_000)).isEqualTo(Named.Trend.FALLS);
        assertThat(Named.Trend.of(10, 14, 1_000, 1_000)).isEqualTo(Named.Trend.STEADY);
        assertThat(Named.Trend.of(10, 30, 1_000, 3_000))
                .as("there were three times as many tickets")
                .isEqualTo(Named.Trend.STEADY);
        assertThat(Named.Trend.of(0, 9, 1_000, 1_000)).isEqualTo(Named.Trend.TOO_FEW);
    }
}
