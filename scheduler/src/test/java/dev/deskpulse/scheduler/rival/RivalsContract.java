package dev.deskpulse.scheduler.rival;

import static dev.deskpulse.scheduler.text.TicketBuilder.OPENED;
import static dev.deskpulse.scheduler.text.TicketBuilder.aTicket;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.JdbcTicketStore;
import dev.deskpulse.connector.store.TicketStore;
import dev.deskpulse.connector.store.Upsert;
import dev.deskpulse.progress.Progress;
import dev.deskpulse.scheduler.kpi.FactStore;
import dev.deskpulse.scheduler.sight.Scope;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is told of rivals and products, on any database. */
abstract class RivalsContract {
    private static final LocalDate DAY = LocalDate.ofInstant(OPENED, ZoneOffset.UTC);
    private static final RivalNames NAMES = new RivalNames(List.of("Northwind", "晨光商城"), List.of("Smart Mug"));
    private static final Upsert FACTS = Upsert.into(
            "kpi_fact",
            List.of("ticket"),
            List.of(
                    "ticket",
                    "ticket_key",
                    "source",
                    "project",
                    "scope",
                    "type",
                    "created_at",
                    "created_second",
                    "created_day",
                    "created_hour",
                    "agent_replies",
                    "marks"));

    private Database database;
    private TicketStore tickets;

    abstract Database empty();

    @BeforeEach
    void open() {
        database = empty();
        tickets = JdbcTicketStore.in(database, Clock.systemUTC());
        new FactStore(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void given(String... texts) {
        List<Ticket> all = new ArrayList<>();
        for (String text : texts) {
            all.add(aTicket().numbered(all.size() + 1).describedAs(text).build());
        }
        save(all);
        read(NAMES);
    }

    private void save(List<Ticket> all) {
        tickets.save(all);
        database.upsert(
                FACTS,
                all.stream()
                        .map(ticket -> Upsert.row(
                                ticket.id().value(),
                                ticket.key().value(),
                                ticket.source().value(),
                                ticket.project(),
                                Scope.of(ticket).text(),
                                ticket.type(),
                                ticket.lifecycle().created(),
                                ticket.lifecycle().created().getEpochSecond(),
                                LocalDate.ofInstant(ticket.lifecycle().created(), ZoneOffset.UTC),
                                12,
                                0,
                                "")));
    }

    private void read(RivalNames names) {
        new NameRivals(
                        tickets,
                        RivalStore.in(database),
                        names,
                        TextTagger.of(TextTask.SENTIMENT, task -> Optional.empty()),
                        OwnComments.NONE)
                .run(Progress.SILENT);
    }

    private List<Named> found(Sight sight) {
        return found(NAMES, sight);
    }

    private List<Named> found(RivalNames names, Sight sight) {
        return new FindRivals(database, tickets, names, OwnComments.NONE)
                .in(DAY.minusDays(10), DAY.plusDays(10), sight);
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
            assertThat(northwind.keys()).hasSize(2);
            assertThat(northwind.months().values()).containsExactly(2L);
            assertThat(northwind.said()).anySatisfy(said -> {
                assertThat(said.sentence()).startsWith("Northwind is great");
                assertThat(said.mood()).isEqualTo("positive");
            });
        });
        assertThat(named.get(1).negative()).isEqualTo(1);
        assertThat(named.get(2).kind()).isEqualTo(Named.Kind.PRODUCT);
    }

    @Test
    void nobodyIsToldOfTicketsThatTheyDoNotSee() {
        given("Northwind is great.", "I switched to Brightstore.");

        assertThat(found(new Sight(Set.of(), Sight.Agents.ALL))).isEmpty();
        assertThat(found(new Sight(Set.of("s other"), Sight.Agents.ALL))).isEmpty();
        assertThat(found(
                        new Sight(Set.of(Scope.of(aTicket().numbered(1).build()).text()), Sight.Agents.ALL)))
                .hasSize(1);
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
    void aTicketThatNamesNobodyAnyMoreCountsNoMore() {
        given("Northwind is great.", "Northwind is cheaper.");

        save(List.of(aTicket().numbered(1).describedAs("It works now.").build()));
        assertThat(found(Sight.ALL))
                .as("before it is read again, no sentence stands that is not there")
                .singleElement()
                .satisfies(northwind -> assertThat(northwind.said())
                        .extracting(Named.Said::sentence)
                        .noneMatch(sentence -> sentence.contains("great")));
        read(NAMES);

        assertThat(found(Sight.ALL)).singleElement().extracting(Named::tickets).isEqualTo(1L);
    }

    @Test
    void otherNamesAreReadAnewAndThoseTakenOffTheListAreNotTold() {
        given("Northwind is great.", "Bluesky is cheaper.");
        RivalNames other = new RivalNames(List.of("Bluesky"), List.of());

        assertThat(found(other, Sight.ALL)).as("nobody has looked for it yet").isEmpty();
        read(other);

        assertThat(found(other, Sight.ALL)).extracting(Named::name).containsExactly("Bluesky");
        assertThat(found(NAMES, Sight.ALL)).isEmpty();
    }

    @Test
    void daysOutsideThePeriodDoNotCount() {
        given("Northwind is great.");

        FindRivals rivals = new FindRivals(database, tickets, NAMES, OwnComments.NONE);
        assertThat(rivals.in(DAY, DAY, Sight.ALL)).hasSize(1);
        assertThat(rivals.in(DAY.plusDays(1), DAY.plusDays(9), Sight.ALL)).isEmpty();
        assertThat(rivals.in(DAY.minusDays(9), DAY.minusDays(1), Sight.ALL)).isEmpty();
    }

    @Test
    void nothingIsFoundInAnEmptyStore() {
        given();

        assertThat(found(Sight.ALL)).isEmpty();
    }
}
