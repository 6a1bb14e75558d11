package dev.deskpulse.scheduler.delivery;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.DuckDb;

class DuckDbDeliverAlertsTest extends DeliverAlertsContract {
    @Override
    Database empty() {
        return DuckDb.inMemory();
    }
}
