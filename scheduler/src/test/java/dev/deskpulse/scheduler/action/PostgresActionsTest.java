package dev.deskpulse.scheduler.action;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.scheduler.RealPostgres;

class PostgresActionsTest extends ActionsContract {
    @Override
    Database empty() {
        return RealPostgres.empty();
    }
}
