package dev.deskpulse.scheduler.alert;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.scheduler.RealPostgres;

class PostgresRaiseAlertsTest extends RaiseAlertsContract {
    @Override
    Database empty() {
        return RealPostgres.empty();
    }
}
