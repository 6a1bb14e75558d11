package dev.deskpulse.connector.store;

import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;

class DuckDbTicketStoreTest extends TicketStoreContract {
    private final DuckDb database = DuckDb.inMemory();

    @Override
    TicketStore emptyStore(InstantSource clock) {
        return JdbcTicketStore.in(database, clock);
    }

    @AfterEach
    void close() {
        database.close();
    }
}
