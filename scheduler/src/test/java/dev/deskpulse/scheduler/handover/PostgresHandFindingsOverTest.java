package dev.deskpulse.scheduler.handover;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.scheduler.RealPostgres;

class PostgresHandFindingsOverTest extends HandFindingsOverContract {
    @Override
    Database empty() {
        return RealPostgres.empty();
    }
}
