package dev.deskpulse.scheduler.privacy;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.DuckDb;

class DuckDbErasureTest extends ErasureContract {
    @Override
    Database open() {
        return DuckDb.inMemory();
    }
}
