package dev.deskpulse.scheduler.writeback;

import static dev.deskpulse.scheduler.text.TicketBuilder.aTicket;
import static dev.deskpulse.scheduler.writeback.DeskpulseField.CHURN_RISK;
import static dev.deskpulse.scheduler.writeback.DeskpulseField.CUSTOMER_SEGMENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskpulse.scheduler.customer.Customer;
import dev.deskpulse.scheduler.customer.CustomerBook;
import dev.deskpulse.scheduler.customer.CustomerFacts;
import dev.deskpulse.scheduler.customer.CustomerRules;
import dev.deskpulse.scheduler.customer.CustomerScale;
import dev.deskpulse.scheduler.customer.Lifecycle;
import dev.deskpulse.scheduler.customer.Loyalty;
import dev.deskpulse.scheduler.customer.Rfm;
import dev.deskpulse.scheduler.customer.RiskLevel;
import dev.deskpulse.scheduler.customer.Segments;
import dev.deskpulse.scheduler.customer.Tier;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is known of a customer on the way to the site: an open ticket, a closed one, and another customer's. */
class CustomerWriteBackTest {
    private static final String CUSTOMER = "C-1";
    private static final Instant DAY = Instant.parse("2026-04-01T00:00:00Z");

    private final MemorySite site = MemorySite.withFields().holding("1", "2", "3");
    private final Desk desk = new Desk(site);

    @BeforeEach
    void tickets() {
        desk.holding(
                aTicket()
                        .numbered(1)
                        .by(CUSTOMER)
                        .describedAs("Where is my parcel?")
                        .build(),
                aTicket()
                        .numbered(2)
                        .by(CUSTOMER)
                        .describedAs("Thanks.")
                        .closed()
                        .build(),
                aTicket()
                        .numbered(3)
                        .by("C-2")
                        .describedAs("An invoice, please.")
                        .build());
    }

    @AfterEach
    void close() {
        desk.close();
    }

    /** One customer of two tickets. */
    static CustomerBook book(String customer, RiskLevel risk, long repeats) {
        CustomerFacts facts = new CustomerFacts(
                customer,
                DAY,
                DAY,
                DAY,
                null,
                2,
                0,
                0,
                0,
                2,
                1,
                2,
                1,
                new CustomerFacts.Settled(1, 0, 0, 0, 0, null),
                new CustomerFacts.Ratings(null, null),
                new CustomerFacts.Upset(2, repeats, 1, 0, 0, 0));
        Customer profile = new Customer(
                facts,
                Lifecycle.AT_RISK,
                Loyalty.ONCE,
                Tier.BRONZE,
                new Rfm(1, 1, null),
                risk,
                0.8,
                List.of(),
                new Segments.Segment("unhappy, complains", "常有不满、多投诉", List.of()),
                0.5);
        return new CustomerBook(
                List.of(profile),
                null,
                CustomerRules.USUAL,
                new CustomerScale(false, List.of(), List.of(), List.of(), 0, 0),
                false);
    }

    private void wanting(RiskLevel risk, long repeats) {
        desk.wanting(CustomerWishes.of(book(CUSTOMER, risk, repeats), true, true, customer -> List.of(Desk.id(1))));
    }

    @Test
    void nothingOfCustomersIsWrittenUnlessItIsWanted() {
        desk.writeBack();

        assertThat(site.value("1", CHURN_RISK)).isNull();
        assertThat(site.issue("1").comments).isEmpty();
    }

    @Test
    void openTicketsSayTheRiskAndTheSegmentOfTheirCustomerAndOneHasANote() {
        wanting(RiskLevel.HIGH, 1);

        desk.writeBack();

        assertThat(site.value("1", CHURN_RISK)).isEqualTo("High");
        assertThat(site.value("1", CUSTOMER_SEGMENT)).isEqualTo("unhappy, complains");
        assertThat(site.value("2", CHURN_RISK)).as("closed").isNull();
        assertThat(site.value("3", CHURN_RISK)).as("another customer").isNull();
        assertThat(site.issue("1").comments).hasSize(1);
        assertThat(site.issue("1").comments.values().toString())
                .contains("high risk", "流失风险高", "Came again")
                .doesNotContain(CUSTOMER);
    }

    @Test
    void aSecondRunSendsNothingAndFiguresThatMoveAreNoNews() {
        wanting(RiskLevel.HIGH, 1);
        desk.writeBack();
        site.requests.clear();

        wanting(RiskLevel.HIGH, 4);
        desk.writeBack();

        assertThat(site.requests).isEmpty();
    }

    @Test
    void aPersonsValueStaysAndWhatTheRiskBecomesIsWrittenElsewhere() {
        wanting(RiskLevel.HIGH, 1);
        desk.writeBack();
        site.personSets("1", CHURN_RISK, "Low");

        wanting(RiskLevel.MEDIUM, 1);
        desk.writeBack();

        assertThat(site.value("1", CHURN_RISK)).isEqualTo("Low");
        assertThat(desk.corrections().all()).hasSize(1);
    }

    @Test
    void anUndoTakesFieldsAndNoteBackAndTheyStayAway() {
        wanting(RiskLevel.HIGH, 1);
        desk.writeBack();

        desk.undo(desk.ledger().runs().get(0).id());
        desk.writeBack();

        assertThat(site.value("1", CHURN_RISK)).isNull();
        assertThat(site.value("1", CUSTOMER_SEGMENT)).isNull();
        assertThat(site.issue("1").comments).isEmpty();
    }
}
