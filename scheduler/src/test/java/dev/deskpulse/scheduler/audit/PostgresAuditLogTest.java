package dev.deskpulse.scheduler.audit;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.scheduler.RealPostgres;

class PostgresAuditLogTest extends AuditLogContract {
    @Override
    Database empty() {
        return RealPostgres.empty();
    }
}
