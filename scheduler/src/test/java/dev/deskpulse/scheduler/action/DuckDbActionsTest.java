package dev.deskpulse.scheduler.action;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.DuckDb;

class DuckDbActionsTest extends ActionsContract {
    @Override
    Database empty() {
        return DuckDb.inMemory();
    }
}
