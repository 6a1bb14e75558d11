package dev.deskpulse.scheduler.privacy;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.DuckDb;

class DuckDbSealedTicketsTest extends SealedTicketsContract {
    @Override
    Database open() {
        return DuckDb.inMemory();
    }
}
