package dev.deskpulse.scheduler.delivery;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.scheduler.RealPostgres;

class PostgresDeliverAlertsTest extends DeliverAlertsContract {
    @Override
    Database empty() {
        return RealPostgres.empty();
    }
}
