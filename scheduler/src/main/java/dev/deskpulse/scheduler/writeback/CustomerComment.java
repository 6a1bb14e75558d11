package dev.deskpulse.scheduler.writeback;

import dev.deskpulse.connector.jira.RichText;
import dev.deskpulse.connector.jira.RichText.Block;
import dev.deskpulse.connector.jira.RichText.Bold;
import dev.deskpulse.connector.jira.RichText.Bullets;
import dev.deskpulse.connector.jira.RichText.Paragraph;
import dev.deskpulse.scheduler.customer.Customer;
import dev.deskpulse.scheduler.customer.CustomerFacts;
import dev.deskpulse.ticket.TicketId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * That a customer is at high risk of leaving, as an internal comment on their latest open ticket, in English and Chinese. It
 * tells reasons and no figures, which move from day to day: the same reasons give the same text.
 */
public final class CustomerComment {
    private CustomerComment() {}

    /** @param tickets where it may stand, the best place first */
    public static StandingComment of(Customer customer, List<TicketId> tickets) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new RichText.Heading("Deskpulse"));
        blocks.add(new Paragraph(List.of(new Bold("This customer is at high risk of leaving. 这位客户流失风险高。"))));
        List<Paragraph> reasons = new ArrayList<>(reasons(customer.facts().upset()));
        customer.why()
                .forEach(why -> reasons.add(Paragraph.of("Also tells / 依据: "
                        + why.feature().english() + " / " + why.feature().chinese())));
        if (!reasons.isEmpty()) {
            blocks.add(new Bullets(reasons));
        }
        blocks.add(Paragraph.of("An estimate of what may happen, not a fact. 这是估计，并非事实。"));
        return StandingComment.onCustomer(id(customer.facts().customer()), blocks, tickets);
    }

    private static List<Paragraph> reasons(CustomerFacts.Upset upset) {
        List<Paragraph> reasons = new ArrayList<>();
        add(reasons, upset.overdue(), "A ticket is open past a missed goal. 有工单超时未解决。");
        add(reasons, upset.repeats(), "Came again on the same topic. 因同类问题再次来访。");
        add(reasons, upset.lowRatings(), "Rated low. 给出低评分。");
        add(reasons, upset.worsening(), "The mood became worse. 情绪变差。");
        add(reasons, upset.negative(), "Was unhappy. 曾表示不满。");
        return reasons;
    }

    private static void add(List<Paragraph> reasons, long count, String text) {
        if (count > 0) {
            reasons.add(Paragraph.of(text));
        }
    }

    /** The same for the same customer, without their name. */
    private static String id(String customer) {
        return UUID.nameUUIDFromBytes(customer.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
