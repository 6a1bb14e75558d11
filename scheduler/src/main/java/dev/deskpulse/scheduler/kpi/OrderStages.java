package dev.deskpulse.scheduler.kpi;

import dev.deskpulse.scheduler.kpi.TicketFact.Mark;
import dev.deskpulse.scheduler.kpi.TicketFact.OrderStage;
import dev.deskpulse.scheduler.kpi.TicketFact.Stage;
import dev.deskpulse.ticket.OrderMilestones;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where an order was: one stage between two milestones that are known, and the one it waits in. */
final class OrderStages {
    private static final List<Stage> STAGES = List.of(Stage.CONFIRM, Stage.SHIP, Stage.COMPLETE);

    private OrderStages() {}

    static List<OrderStage> of(TicketHistory history, DeskHours hours) {
        OrderMilestones order = history.ticket().subject().milestones();
        List<@Nullable Instant> milestones =
                Arrays.asList(order.created(), order.confirmed(), order.shipped(), order.completed());
        List<OrderStage> stages = new ArrayList<>();
        for (int i = 0; i < STAGES.size(); i++) {
            Instant from = milestones.get(i);
            Instant until = milestones.get(i + 1);
            boolean passed =
                    milestones.subList(i + 2, milestones.size()).stream().anyMatch(later -> later != null);
            if (from == null || (until == null && passed)) {
                continue;
            }
            if (until != null && until.isBefore(from)) {
                history.marks().add(Mark.ORDER_BACKWARDS);
                continue;
            }
            stages.add(stage(history, hours, STAGES.get(i), from, until));
        }
        return stages;
    }

    private static OrderStage stage(
            TicketHistory history, DeskHours hours, Stage stage, Instant from, @Nullable Instant until) {
        return new OrderStage(
                stage, from, hours.dayOf(from), until == null ? null : hours.dayOf(until), history.time(from, until));
    }
}
