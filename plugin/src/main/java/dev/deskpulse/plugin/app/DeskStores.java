package dev.deskpulse.plugin.app;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.JdbcTicketStore;
import dev.deskpulse.connector.store.Turns;
import dev.deskpulse.connector.sync.JdbcSyncJournal;
import dev.deskpulse.connector.sync.SyncJournal;
import dev.deskpulse.plugin.settings.Settings;
import dev.deskpulse.scheduler.audit.AuditLog;
import dev.deskpulse.scheduler.cause.ExplainFindings;
import dev.deskpulse.scheduler.insight.FindingStore;
import dev.deskpulse.scheduler.job.AnalysisMark;
import dev.deskpulse.scheduler.job.KnownStatuses;
import dev.deskpulse.scheduler.knowledge.QuestionStore;
import dev.deskpulse.scheduler.kpi.FactStore;
import dev.deskpulse.scheduler.kpi.SlaHistory;
import dev.deskpulse.scheduler.privacy.MaskedTickets;
import dev.deskpulse.scheduler.privacy.PrivacyKey;
import dev.deskpulse.scheduler.quality.ReplyStore;
import dev.deskpulse.scheduler.rival.RivalStore;
import dev.deskpulse.scheduler.text.TagStore;
import dev.deskpulse.scheduler.topic.TopicStore;
import dev.deskpulse.scheduler.writeback.Corrections;
import dev.deskpulse.scheduler.writeback.SiteFields;
import dev.deskpulse.scheduler.writeback.WriteBack;
import dev.deskpulse.scheduler.writeback.WriteLedger;
import java.time.Clock;

/** What a desk keeps, all of it in one database. */
record DeskStores(
        Database database,
        MaskedTickets tickets,
        SyncJournal journal,
        KnownStatuses statuses,
        TagStore tags,
        TopicStore topics,
        FactStore facts,
        ReplyStore replies,
        RivalStore rivals,
        QuestionStore questions,
        SlaHistory slaHistory,
        AnalysisMark mark,
        FindingStore findings,
        ExplainFindings causes,
        WriteBack.Ledgers ledgers,
        SiteFields siteFields,
        AuditLog audit) {

    /** Whose turn it is, see {@link DeskWork}. */
    Turns turns() {
        return database.turns();
    }

    /** Learns what other processes on the same database have done since. */
    void readAgain() {
        if (database.shared().isPresent()) {
            tickets.readAgain();
            ledgers.writes().readAgain();
        }
    }

    static DeskStores in(Database database, Settings settings, Clock clock) {
        PrivacyKey key = PrivacyKey.in(settings.home());
        return new DeskStores(
                database,
                MaskedTickets.over(JdbcTicketStore.in(database, clock), database, settings.privacy(), key),
                JdbcSyncJournal.in(database, clock),
                new KnownStatuses(database),
                TagStore.in(database),
                TopicStore.in(database),
                new FactStore(database),
                ReplyStore.in(database),
                RivalStore.in(database),
                QuestionStore.in(database),
                new SlaHistory(database, clock),
                new AnalysisMark(database),
                FindingStore.in(database, clock),
                ExplainFindings.in(database, settings.causes(), clock, settings.zone()),
                new WriteBack.Ledgers(WriteLedger.in(database, clock), Corrections.in(database)),
                SiteFields.in(database, settings.jira().source()),
                AuditLog.in(database, settings.home(), key, clock));
    }
}
