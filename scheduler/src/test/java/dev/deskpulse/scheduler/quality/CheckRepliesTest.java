package dev.deskpulse.scheduler.quality;

import static dev.deskpulse.scheduler.text.TicketBuilder.OPENED;
import static dev.deskpulse.scheduler.text.TicketBuilder.aTicket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.DuckDb;
import dev.deskpulse.connector.store.JdbcTicketStore;
import dev.deskpulse.connector.store.TicketStore;
import dev.deskpulse.connector.store.Upsert;
import dev.deskpulse.progress.Progress;
import dev.deskpulse.scheduler.RealPostgres;
import dev.deskpulse.scheduler.kpi.FactStore;
import dev.deskpulse.scheduler.privacy.Masker;
import dev.deskpulse.scheduler.privacy.PersonalData;
import dev.deskpulse.scheduler.privacy.PrivacyKey;
import dev.deskpulse.scheduler.sight.Sight;
import dev.deskpulse.scheduler.text.OwnComments;
import dev.deskpulse.scheduler.text.TagStore;
import dev.deskpulse.ticket.PersonId;
import dev.deskpulse.ticket.Ticket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CheckRepliesTest {
    private static final LocalDate DAY = LocalDate.ofInstant(OPENED, ZoneOffset.UTC);
    private static final Clock CLOCK = Clock.fixed(OPENED.plus(Duration.ofDays(10)), ZoneOffset.UTC);
    private static final Masker MASKER = Masker.of(EnumSet.allOf(PersonalData.class), PrivacyKey.ofThisProcess());

    /** A desk of one ticket with two replies. */
    private record Given(Database database, TicketStore tickets) {
        static Given in(Database database) {
            Given given = new Given(database, JdbcTicketStore.in(database, CLOCK));
            assertThat(new FactStore(database)).isNotNull();
            assertThat(TagStore.in(database)).isNotNull();
            given.tickets.save(List.of(ticket("Thank you.")));
            database.upsert(
                    Upsert.into(
                            "kpi_fact",
                            List.of("ticket"),
                            List.of(
                                    "ticket",
                                    "ticket_key",
                                    "source",
                                    "project",
                                    "type",
                                    "created_at",
                                    "created_second",
                                    "created_day",
                                    "created_hour",
                                    "agent_replies",
                                    "marks",
                                    "team")),
                    List.of(Upsert.row(
                                    ticket("").id().value(),
                                    ticket("").key().value(),
                                    "s",
                                    "HD",
                                    "Request",
                                    OPENED,
                                    OPENED.getEpochSecond(),
                                    DAY,
                                    12,
                                    2,
                                    "",
                                    "Desk"))
                            .stream());
            return given;
        }

        long check(QualityRules rules) {
            return new CheckReplies(
                            tickets,
                            TagStore.in(database),
                            ReplyStore.in(database),
                            rules,
                            new ReplyCheck(rules, MASKER),
                            OwnComments.NONE,
                            CLOCK,
                            ZoneOffset.UTC)
                    .run(Instant.MIN, Progress.SILENT);
        }

        Map<ReplyRule, RuleShare> shares() {
            return new ReplyQuality(database)
                    .report(DAY, DAY.plusDays(5), Sight.ALL).agents().get(0).shares().stream()
                            .collect(Collectors.toMap(RuleShare::rule, share -> share));
        }

        ReviewReplies reviews() {
            return new ReviewReplies(database, tickets, CLOCK);
        }
    }

    private static Ticket ticket(String last) {
        return aTicket()
                .describedAs("Which number do I call? Mine is 07700 900456.")
                .agentSays("Calm down. We guarantee it works. Call John on +44 7700 900123, or we call 07700 900456.")
                .customerSays(last)
                .agentSays("You are welcome.")
                .build();
    }

    private static void checked(Database database) {
        Given given = Given.in(database);
        assertThat(given.check(QualityRules.USUAL)).isEqualTo(2);
        assertThat(given.check(QualityRules.USUAL)).isZero();
        assertThat(given.shares().get(ReplyRule.FORBIDDEN)).isNotNull().satisfies(share -> {
            assertThat(share.asked()).isEqualTo(2);
            assertThat(share.broken()).isEqualTo(1);
            assertThat(share.low()).isBetween(0.05, 0.15);
        });
        assertThat(given.shares().get(ReplyRule.PROMISE))
                .isNotNull()
                .extracting(RuleShare::broken)
                .isEqualTo(1L);
        assertThat(given.shares().get(ReplyRule.GREETING))
                .isNotNull()
                .extracting(RuleShare::asked)
                .isEqualTo(1L);

        given.tickets.save(List.of(ticket("Thanks a lot.")));
        assertThat(given.check(QualityRules.USUAL)).isEqualTo(1);

        ReviewReplies reviews = given.reviews();
        List<ReviewReplies.Sample> samples = reviews.sample(DAY, DAY.plusDays(5), 10, Sight.ALL);
        assertThat(samples).hasSize(2);
        ReviewReplies.Sample rude = samples.stream()
                .filter(sample -> sample.text().startsWith("Calm"))
                .findFirst()
                .orElseThrow();
        reviews.review(rude.key(), rude.message(), List.of(ReplyRule.FORBIDDEN), "Li Na", Sight.ALL);
        assertThat(reviews.sample(DAY, DAY.plusDays(5), 10, Sight.ALL)).hasSize(1);
        assertThat(reviews.agreement(Sight.ALL))
                .filteredOn(kappa -> kappa.rule() == ReplyRule.FORBIDDEN)
                .singleElement()
                .extracting(Kappa::both)
                .isEqualTo(1L);
        assertThatThrownBy(() -> reviews.review(rude.key(), "none", List.of(), "Li Na", Sight.ALL))
                .hasMessageContaining("no reply none");

        Sight stranger = new Sight(null, Sight.Agents.only(new PersonId("somebody else")));
        assertThat(reviews.sample(DAY, DAY.plusDays(5), 10, stranger)).isEmpty();
        assertThatThrownBy(() -> reviews.review(rude.key(), rude.message(), List.of(), "Li Na", stranger))
                .hasMessageContaining("no reply " + rude.message());
        Sight nothing = new Sight(Set.of(), Sight.Agents.ALL);
        assertThat(reviews.agreement(nothing)).isEmpty();
        assertThatThrownBy(() -> reviews.review(rude.key(), rude.message(), List.of(), "Li Na", nothing))
                .hasMessageContaining("there is no ticket");

        given.tickets.save(
                List.of(aTicket().describedAs("Which number do I call?").build()));
        assertThat(reviews.sample(DAY, DAY.plusDays(5), 10, Sight.ALL))
                .as("replies that are gone are not drawn")
                .isEmpty();
        assertThatThrownBy(() -> reviews.review(rude.key(), rude.message(), List.of(), "Li Na", Sight.ALL))
                .hasMessageContaining("is gone from " + rude.key().value());
    }

    @Test
    void repliesAreCheckedOnceReportedAndReviewed() {
        try (Database database = DuckDb.inMemory()) {
            checked(database);
        }
    }

    @Test
    void repliesAreCheckedOnPostgresToo() {
        try (Database database = RealPostgres.empty()) {
            checked(database);
        }
    }

    @Test
    void othersRepliesAreForTheirLeads() {
        try (Database database = DuckDb.inMemory()) {
            Given given = Given.in(database);
            given.check(QualityRules.USUAL);
            ReplyQuality quality = new ReplyQuality(database);
            Sight stranger = new Sight(null, Sight.Agents.only(new PersonId("somebody else")));
            assertThat(quality.report(DAY, DAY.plusDays(5), stranger).agents()).isEmpty();
            assertThat(quality.report(DAY, DAY.plusDays(5), stranger).teams()).isEmpty();
            Sight lead = new Sight(null, Sight.Agents.of(new PersonId("lead"), Set.of("Desk")));
            assertThat(quality.report(DAY, DAY.plusDays(5), lead).teams()).hasSize(1);
            Sight nothing = new Sight(Set.of(), Sight.Agents.ALL);
            assertThat(quality.report(DAY, DAY.plusDays(5), nothing).agents()).isEmpty();
        }
    }

    @Test
    void findingsSayWhatTheyWereToldBy() {
        Reply reply = new Reply(
                "We guarantee it. Write to john@example.org or to me@example.com.",
                "Is it ready? me@example.com",
                "Is it ready? me@example.com",
                true,
                true,
                true);
        List<RuleFinding> findings = new ReplyCheck(QualityRules.USUAL, MASKER).check(reply);
        assertThat(findings)
                .filteredOn(RuleFinding::isBroken)
                .filteredOn(finding -> finding.rule() == ReplyRule.PROMISE
                        || finding.rule() == ReplyRule.PERSONAL_DATA
                        || finding.rule() == ReplyRule.GREETING)
                .extracting(RuleFinding::words)
                .containsExactly(List.of(), List.of("guarantee"), List.of("email"));
    }

    @Test
    void whatTheCustomerWroteAndTheDesksOwnContactsMayBeSent() {
        QualityRules usual = QualityRules.USUAL;
        QualityRules ours = new QualityRules(usual.phrases(), Set.of(), usual.personal(), List.of("john@example.org"));
        Reply reply = new Reply("Write to john@example.org", "Hello", "Hello", true, false, false);
        assertThat(new ReplyCheck(ours, MASKER).check(reply))
                .filteredOn(finding -> finding.rule() == ReplyRule.PERSONAL_DATA)
                .singleElement()
                .matches(finding -> !finding.isBroken());
    }
}
