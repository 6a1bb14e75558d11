package dev.deskpulse.scheduler.handover;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.DuckDb;

class DuckDbHandOverTest extends HandOverContract {
    @Override
    Database empty() {
        return DuckDb.inMemory();
    }
}
