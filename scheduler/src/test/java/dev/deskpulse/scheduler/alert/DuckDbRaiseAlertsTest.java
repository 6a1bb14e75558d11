package dev.deskpulse.scheduler.alert;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.DuckDb;

class DuckDbRaiseAlertsTest extends RaiseAlertsContract {
    @Override
    Database empty() {
        return DuckDb.inMemory();
    }
}
