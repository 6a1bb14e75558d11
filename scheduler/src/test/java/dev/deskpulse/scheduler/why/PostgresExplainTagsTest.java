package dev.deskpulse.scheduler.why;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.scheduler.RealPostgres;

class PostgresExplainTagsTest extends ExplainTagsTest {
    @Override
    Database empty() {
        return RealPostgres.empty();
    }
}
