package dev.deskpulse.scheduler.knowledge;

import static dev.deskpulse.scheduler.knowledge.AnsweredDesk.PASSWORD;
import static dev.deskpulse.scheduler.knowledge.AnsweredDesk.PLACES;
import static dev.deskpulse.scheduler.knowledge.AnsweredDesk.answered;
import static dev.deskpulse.scheduler.text.TicketBuilder.aTicket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.scheduler.knowledge.AnsweredDesk.Told;
import dev.deskpulse.scheduler.sight.Sight;
import java.nio.file.Path;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds of the bank on every database, with the real sentence model. */
abstract class QuestionBankContract {
    @TempDir
    Path home;

    private Database database;
    AnsweredDesk desk;

    /** A database without tables. */
    abstract Database empty();

    @BeforeEach
    void open() {
        database = empty();
        desk = new AnsweredDesk(database, home);
    }

    @AfterEach
    void close() {
        database.close();
    }

    QuestionBank proposed() {
        desk.follow();
        desk.propose();
        return desk.bank();
    }

    QuestionBank.Shown about(QuestionBank bank, String asked) {
        QuestionBank.Hit hit = bank.search(asked, 3).get(0);
        return bank.show(hit.question().id());
    }

    @Test
    void eachProblemIsProposedWithTheAnswerThatResolvedIt() {
        desk.threeProblems();
        QuestionBank bank = proposed();

        assertThat(bank.all())
                .hasSize(3)
                .allSatisfy(shown -> assertThat(shown.question().state()).isEqualTo(Question.State.PROPOSED));
        QuestionBank.Shown password = about(bank, "I forgot the password, how do I get a new one?");
        assertThat(password.question().text()).startsWith("I cannot reset my password");
        assertThat(password.question().answer()).isEqualTo(PASSWORD);
        assertThat(password.success().cases()).isEqualTo(12);
        assertThat(password.success().helped()).isEqualTo(12);
        assertThat(password.success().low()).isBetween(0.7, 0.8);
    }

    @Test
    void theArticleThatAgentsNameWhereItHelpsIsProposedWithHowOftenItDid() {
        String article = "https://help.example.com/password?lang=en";
        desk.tell(
                100,
                12,
                i -> answered(
                        "I cannot reset my password " + PLACES.get(i) + ".",
                        PASSWORD + (i < 8 ? "\nSee " + article + "." : " https://track.example.com/" + i),
                        i));
        desk.threeProblems(200, i -> "");
        QuestionBank bank = proposed();

        QuestionBank.Shown password = about(bank, "I forgot the password, how do I get a new one?");
        assertThat(password.question().article()).hasToString(article);
        assertThat(password.article()).isEqualTo(Success.of(8, 8));
        assertThat(about(bank, "parcel not arrived").question().article()).isNull();
        bank.edit(password.question().id(), new QuestionBank.Edit(null, null, "https://help.example.com/new"), "ann");
        assertThat(bank.show(password.question().id()).article()).isEqualTo(Success.NONE);
    }

    @Test
    void anAutomaticAnswerWasEnoughWhereNobodyElseHadToSaySomething() {
        desk.threeProblems();
        QuestionBank bank = proposed();
        long password = about(bank, "reset password").question().number();
        desk.tell(400, 4, i -> new Told("I cannot reset my password " + PLACES.get(i) + "!", List.of(), i > 0));
        desk.tell(410, 2, i -> new Told("I cannot reset my password " + PLACES.get(i) + "?", List.of(PASSWORD), true));
        SentAnswers sent = new SentAnswers(desk.store);
        Stream.of(400, 401, 402, 403, 410, 411)
                .map(number -> aTicket().numbered(number).build().id())
                .forEach(ticket -> sent.add(ticket, password, LocalDate.of(2026, 1, 1), AnsweredDesk.NOW));
        desk.propose();

        assertThat(bank.show("Q" + password).automatic()).isEqualTo(Success.of(6, 3));
    }

    @Test
    void whatAPersonHasTouchedKeepsItsWordsWhileItsSuccessIsMeasuredOn() {
        desk.threeProblems();
        QuestionBank bank = proposed();
        String password = about(bank, "reset password").question().id();
        String parcel = about(bank, "parcel not arrived").question().id();
        bank.edit(
                password,
                new QuestionBank.Edit("How do I reset my password?", null, "https://help.example.com/password"),
                "ann");
        bank.reject(parcel, "ann");
        desk.tell(400, 4, i -> new Told("I cannot reset my password " + PLACES.get(i) + "!", List.of(PASSWORD), i > 0));
        proposed();

        QuestionBank.Shown after = bank.show(password);
        assertThat(after.question().text()).isEqualTo("How do I reset my password?");
        assertThat(after.question().state()).isEqualTo(Question.State.KEPT);
        assertThat(after.question().article()).hasToString("https://help.example.com/password");
        assertThat(after.success()).isEqualTo(Success.of(16, 15));
        assertThat(bank.all()).hasSize(3);
        assertThat(bank.show(parcel).question().state()).isEqualTo(Question.State.REJECTED);
        assertThat(bank.search("The parcel has not arrived", 3))
                .noneSatisfy(hit -> assertThat(hit.question().id()).isEqualTo(parcel));
    }

    @Test
    void whoSeesNoTicketOfAnAnswerDoesNotSeeItAndSuccessIsThatOfTheSeen() {
        desk.threeProblems();
        desk.tell(
                400,
                4,
                "site OTHER",
                i -> new Told("I cannot reset my password " + PLACES.get(i) + "!", List.of(PASSWORD), i > 0));
        QuestionBank bank = proposed();
        QuestionBank other = bank.seenBy(new Sight(Set.of("site OTHER"), Sight.Agents.NONE));
        String password = about(bank, "reset password").question().id();

        assertThat(other.all())
                .allSatisfy(shown -> assertThat(shown.question().id()).isEqualTo(password));
        bank.keep(password, "ann");
        assertThat(other.show(password).success()).isEqualTo(Success.of(4, 3));
        assertThat(other.all()).hasSize(1);
        assertThat(bank.seenBy(new Sight(Set.of(), Sight.Agents.NONE)).all()).isEmpty();
        assertThatThrownBy(() -> bank.seenBy(new Sight(Set.of("site ELSE"), Sight.Agents.NONE))
                        .show(password))
                .hasMessageContaining("no such question");
    }

    @Test
    void aTicketThatIsGoneLeavesNoWordAndNoCase() {
        desk.threeProblems();
        QuestionBank bank = proposed();
        bank.keep(about(bank, "reset password").question().id(), "ann");
        database.run(connection -> {
            try (Statement delete = connection.createStatement()) {
                delete.executeUpdate("DELETE FROM kpi_fact");
            }
        });
        desk.propose();

        assertThat(bank.all()).singleElement().satisfies(shown -> assertThat(shown.success())
                .isEqualTo(Success.NONE));
        assertThat(desk.store.query("SELECT count(*) FROM given_answer", List.of(), row -> row.getLong(1)))
                .containsExactly(0L);
    }
}
