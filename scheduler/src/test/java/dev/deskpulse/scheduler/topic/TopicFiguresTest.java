package dev.deskpulse.scheduler.topic;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.DuckDb;

class TopicFiguresTest extends TopicFiguresContract {
    @Override
    Database empty() {
        return DuckDb.inMemory();
    }
}
