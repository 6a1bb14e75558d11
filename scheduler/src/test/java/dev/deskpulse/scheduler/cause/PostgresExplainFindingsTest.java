package dev.deskpulse.scheduler.cause;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.scheduler.topic.RealPostgres;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresExplainFindingsTest extends ExplainFindingsContract {
    private static RealPostgres server;

    @BeforeAll
    static void start() throws IOException {
        server = RealPostgres.start();
    }

    @AfterAll
    static void stop() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    @Override
    Database empty() {
        return server.empty();
    }
}
