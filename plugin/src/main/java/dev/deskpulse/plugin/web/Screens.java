package dev.deskpulse.plugin.web;

import dev.deskpulse.plugin.dashboard.DashboardStore;
import dev.deskpulse.scheduler.audit.AuditLog;
import dev.deskpulse.scheduler.why.ExplainTags;

/** Everything that the screens ask. */
public record Screens(
        DeskView desk,
        FigureView figures,
        TicketView tickets,
        ForecastView forecasts,
        JqlSelections selections,
        TopicView topics,
        AlertView alerts,
        PanelView panel,
        AdviceView advice,
        ExplainTags tags,
        DashboardStore dashboards,
        InsightView insights,
        CustomerView customers,
        RivalView rivals,
        AgentView agents,
        TrainingView trainings,
        QualityView quality,
        StaffingView staffing,
        FeedbackView feedback,
        ActionDesk actions,
        Reports reports,
        AuditLog exports) {}
