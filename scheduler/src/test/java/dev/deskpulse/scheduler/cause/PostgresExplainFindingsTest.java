package dev.deskpulse.scheduler.cause;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.scheduler.RealPostgres;

class PostgresExplainFindingsTest extends ExplainFindingsContract {
    @Override
    Database empty() {
        return RealPostgres.empty();
    }
}
