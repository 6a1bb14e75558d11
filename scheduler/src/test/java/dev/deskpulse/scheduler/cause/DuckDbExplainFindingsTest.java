package dev.deskpulse.scheduler.cause;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.DuckDb;

class DuckDbExplainFindingsTest extends ExplainFindingsContract {
    @Override
    Database empty() {
        return DuckDb.inMemory();
    }
}
