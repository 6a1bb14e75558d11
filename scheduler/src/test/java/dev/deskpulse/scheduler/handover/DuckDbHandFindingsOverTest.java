package dev.deskpulse.scheduler.handover;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.DuckDb;

class DuckDbHandFindingsOverTest extends HandFindingsOverContract {
    @Override
    Database empty() {
        return DuckDb.inMemory();
    }
}
