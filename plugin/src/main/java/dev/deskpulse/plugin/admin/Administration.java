package dev.deskpulse.plugin.admin;

import dev.deskpulse.plugin.doctor.Check;
import java.util.List;
import java.util.function.Supplier;

/**
 * Everything that the admin page asks.
 *
 * @param doctor runs the checks, which takes as long as the site's answers
 */
public record Administration(
        SettingsView settings,
        SettingsDesk changes,
        Supplier<List<Check>> doctor,
        FieldView fields,
        WrittenFields written,
        ModelView models,
        TopicChanges topics,
        QuestionDesk questions,
        HandoverDesk handovers,
        PersonDesk person,
        LedgerView ledger,
        HealthView health,
        AuditView audit,
        ReportView reports,
        Metrics metrics)
        implements AutoCloseable {
    /** Waits for what still runs. */
    @Override
    public void close() {
        ledger.close();
    }
}
