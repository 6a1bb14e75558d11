package dev.deskpulse.scheduler.rival;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.scheduler.RealPostgres;

class PostgresRivalsTest extends RivalsContract {
    @Override
    Database empty() {
        return RealPostgres.empty();
    }
}
