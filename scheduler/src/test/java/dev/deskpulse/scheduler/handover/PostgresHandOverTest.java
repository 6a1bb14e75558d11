package dev.deskpulse.scheduler.handover;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.scheduler.RealPostgres;

class PostgresHandOverTest extends HandOverContract {
    @Override
    Database empty() {
        return RealPostgres.empty();
    }
}
