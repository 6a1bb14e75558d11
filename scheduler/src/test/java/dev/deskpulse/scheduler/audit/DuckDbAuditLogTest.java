package dev.deskpulse.scheduler.audit;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.DuckDb;

class DuckDbAuditLogTest extends AuditLogContract {
    @Override
    Database empty() {
        return DuckDb.inMemory();
    }
}
