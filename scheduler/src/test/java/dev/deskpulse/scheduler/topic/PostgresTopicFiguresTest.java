package dev.deskpulse.scheduler.topic;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.scheduler.RealPostgres;

class PostgresTopicFiguresTest extends TopicFiguresContract {
    @Override
    Database empty() {
        return RealPostgres.empty();
    }
}
