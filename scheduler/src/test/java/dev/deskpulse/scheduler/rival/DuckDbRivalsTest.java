package dev.deskpulse.scheduler.rival;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.DuckDb;

class DuckDbRivalsTest extends RivalsContract {
    @Override
    Database empty() {
        return DuckDb.inMemory();
    }
}
