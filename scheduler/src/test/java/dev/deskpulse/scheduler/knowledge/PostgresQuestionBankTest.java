package dev.deskpulse.scheduler.knowledge;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.scheduler.RealPostgres;

class PostgresQuestionBankTest extends QuestionBankContract {
    @Override
    Database empty() {
        return RealPostgres.empty();
    }
}
