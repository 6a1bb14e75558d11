package dev.deskpulse.scheduler.kpi;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The columns of the fact table and a fact's values, in the same order. */
final class FactColumns {
    static final List<String> NAMES = List.of(
            "ticket",
            "ticket_key",
            "source",
            "project",
            "type",
            "channel",
            "agent",
            "kind",
            "topic",
            "sentiment",
            "language",
            "product",
            "region",
            "priority",
            "customer",
            "organisation",
            "created_at",
            "created_day",
            "created_hour",
            "first_response_at",
            "first_response_seconds",
            "first_response_business_seconds",
            "agent_replies",
            "first_resolved_at",
            "first_resolved_day",
            "first_resolution_seconds",
            "first_resolution_business_seconds",
            "resolved_at",
            "resolved_day",
            "resolved_hour",
            "resolution_seconds",
            "resolution_business_seconds",
            "reopens",
            "waiting_desk_seconds",
            "waiting_desk_business_seconds",
            "waiting_customer_seconds",
            "waiting_third_party_seconds",
            "handling_seconds",
            "one_touch",
            "csat",
            "nps",
            "survey_day",
            "marks");

    private FactColumns() {}

    static List<@Nullable Object> values(TicketFact fact) {
        List<@Nullable Object> values = new ArrayList<>(NAMES.size());
        addLabels(values, fact);
        addTimes(values, fact);
        addResolution(values, fact.resolution());
        addEffort(values, fact.effort());
        values.add(fact.survey().csat());
        values.add(fact.survey().nps());
        values.add(fact.survey().day());
        values.add(fact.marks().stream().map(Enum::name).collect(Collectors.joining(" ")));
        return values;
    }

    private static void addLabels(List<@Nullable Object> values, TicketFact fact) {
        TicketFact.Labels labels = fact.labels();
        values.add(fact.ticket().value());
        values.add(labels.key());
        values.add(labels.source());
        values.add(labels.project());
        values.add(labels.type());
        values.add(labels.channel());
        values.add(labels.agent());
        values.add(labels.kind());
        values.add(labels.topic());
        values.add(labels.sentiment());
        values.add(labels.language());
        values.add(labels.product());
        values.add(labels.region());
        values.add(labels.priority());
        values.add(labels.customer());
        values.add(labels.organisation());
    }

    private static void addTimes(List<@Nullable Object> values, TicketFact fact) {
        values.add(fact.arrival().at());
        values.add(fact.arrival().day());
        values.add(fact.arrival().hour());
        values.add(fact.response().firstAt());
        values.add(fact.response().seconds());
        values.add(fact.response().businessSeconds());
        values.add(fact.response().agentReplies());
    }

    private static void addResolution(List<@Nullable Object> values, TicketFact.Resolution resolution) {
        values.add(resolution.firstAt());
        values.add(resolution.firstDay());
        values.add(resolution.firstSeconds());
        values.add(resolution.firstBusinessSeconds());
        values.add(resolution.at());
        values.add(resolution.day());
        values.add(resolution.hour());
        values.add(resolution.seconds());
        values.add(resolution.businessSeconds());
        values.add(resolution.reopens());
    }

    private static void addEffort(List<@Nullable Object> values, TicketFact.Effort effort) {
        values.add(effort.waitingOnDesk());
        values.add(effort.waitingOnDeskBusiness());
        values.add(effort.waitingOnCustomer());
        values.add(effort.waitingOnThirdParty());
        values.add(effort.handlingSeconds());
        values.add(effort.oneTouch());
    }
}
