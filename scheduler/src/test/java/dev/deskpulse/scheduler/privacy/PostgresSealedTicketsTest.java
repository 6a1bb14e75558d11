package dev.deskpulse.scheduler.privacy;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.scheduler.RealPostgres;

class PostgresSealedTicketsTest extends SealedTicketsContract {
    @Override
    Database open() {
        return RealPostgres.empty();
    }
}
