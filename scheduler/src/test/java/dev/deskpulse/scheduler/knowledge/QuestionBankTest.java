package dev.deskpulse.scheduler.knowledge;

import static dev.deskpulse.scheduler.knowledge.AnsweredDesk.CLOSING;
import static dev.deskpulse.scheduler.knowledge.AnsweredDesk.NAMES;
import static dev.deskpulse.scheduler.knowledge.AnsweredDesk.PASSWORD;
import static dev.deskpulse.scheduler.knowledge.AnsweredDesk.PLACES;
import static dev.deskpulse.scheduler.knowledge.AnsweredDesk.answered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.connector.store.DuckDb;
import dev.deskpulse.scheduler.knowledge.AnsweredDesk.Told;
import dev.deskpulse.ticket.AuthorRole;
import dev.deskpulse.ticket.Person;
import dev.deskpulse.ticket.PersonId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is proposed, and what people write. */
class QuestionBankTest extends QuestionBankContract {
    @Override
    Database empty() {
        return DuckDb.inMemory();
    }

    @Test
    void noPersonalDataStandsInTheBank() {
        desk.threeProblems(400, i -> " This is " + NAMES.get(i) + " Oyelaran.");
        desk.tell(
                100,
                12,
                i -> new Told(
                        "I cannot reset my password " + PLACES.get(i) + ". My mail is " + NAMES.get(i)
                                + "@example.com, order 77" + i + "4411, call 1381234567" + i % 10 + ". Yours, "
                                + NAMES.get(i) + " Oyelaran",
                        List.of("Dear Mrs. " + NAMES.get(i) + ",\n\nthank you, " + NAMES.get(i) + ". " + PASSWORD
                                + " Your case is 99" + i + "123, we wrote to " + NAMES.get(i)
                                + "@example.com.\n\nBest, Wanda"),
                        true));
        chineseProblems();
        QuestionBank bank = proposed();

        assertThat(bank.all()).hasSizeGreaterThanOrEqualTo(5);
        assertThat(bank.all()).allSatisfy(shown -> {
            String all = shown.question().text() + " " + shown.question().answer();
            NAMES.forEach(name -> assertThat(all).doesNotContain(name));
            assertThat(all)
                    .doesNotContain("example.com", "Wanda", "Oyelaran", "小陈", "王", "李")
                    .doesNotContainPattern("\\d{4}");
        });
        assertThat(about(bank, "登录密码忘了").question().answer()).contains("忘记密码", "重新设置");
        assertThat(about(bank, "password reset").question().answer()).contains("Forgot password");
    }

    @Test
    void namesThatTheStoreKnowsGoWhereverTheyStandHoweverManyShareThem() {
        desk.tickets.replacePeople(List.of(
                new Person(new PersonId("a1"), "Wanda Kowalski", AuthorRole.AGENT),
                new Person(new PersonId("c1"), "Anna Petrova", AuthorRole.CUSTOMER),
                new Person(new PersonId("c2"), "李建国 客户", AuthorRole.CUSTOMER)));
        desk.tell(
                100,
                12,
                i -> new Told(
                        "I cannot reset my password " + PLACES.get(i) + " since Anna has moved to the other office.",
                        List.of(PASSWORD + " Thank ANNA Petrova’s colleagues and Wanda for the hint about the page."),
                        true));
        chineseProblems("昨天李建国也试过网页和手机都不行", "请李建国也按这个办法重新设置一次网页和手机。");
        desk.threeProblems(400, i -> "");

        QuestionBank bank = proposed();

        assertThat(bank.all()).extracting(shown -> shown.question().text()).anyMatch(text -> text.contains("密码忘记了"));
        assertThat(bank.all()).allSatisfy(shown -> assertThat(
                        shown.question().text() + " " + shown.question().answer())
                .doesNotContainIgnoringCase("anna", "petrova", "wanda")
                .doesNotContain("李建国"));
        assertThat(about(bank, "登录密码忘了").question().answer()).contains("忘记密码");
        assertThat(about(bank, "password reset").question().answer()).contains("Forgot password");
    }

    private void chineseProblems() {
        chineseProblems("", "");
    }

    private void chineseProblems(String asked, String answered) {
        List<String> asks = List.of("密码忘记了登录不上去", "包裹一直没有送到", "发票金额开错了");
        List<String> answers =
                List.of("请在登录页面点击忘记密码，一小时内打开我们发送的链接重新设置。", "我们已经联系快递公司查找包裹，今天为您补发，三天内送到。", "我们已经更正金额并重新开具发票，旧的发票请作废。");
        for (int problem = 0; problem < 3; problem++) {
            String ask = asks.get(problem);
            String answer = answers.get(problem);
            desk.tell(
                    600 + 20 * problem,
                    12,
                    i -> new Told(
                            ask + "，我是李" + "明华军红梅兰竹菊涛波峰辉".charAt(i) + "，电话1391234567" + i % 10 + "。" + asked,
                            List.of("王" + "明华军红梅兰竹菊涛波峰辉".charAt(i) + "先生您好，我是客服小陈，" + answer + answered),
                            true));
        }
    }

    @Test
    void anAnswerThatDidNotLastIsNotProposedWhereAnotherOneDid() {
        desk.tell(
                100,
                12,
                i -> i % 2 == 0
                        ? new Told("I cannot reset my password " + PLACES.get(i) + ".", List.of(PASSWORD), true)
                        : new Told(
                                "I cannot reset my password " + PLACES.get(i) + ".",
                                List.of("Have you tried to turn the device off and on again and to wait for a while?"),
                                i < 3));
        desk.tell(
                200,
                24,
                i -> answered("The parcel has not arrived " + PLACES.get(i % 12) + ".", AnsweredDesk.PARCEL, i % 12));

        QuestionBank.Shown password = about(proposed(), "reset password");
        assertThat(password.question().answer()).isEqualTo(PASSWORD);
        assertThat(password.success()).isEqualTo(Success.of(6, 6));
    }

    @Test
    void whatIsSaidOnEveryTopicAnswersNone() {
        for (int topic = 0; topic < 3; topic++) {
            String asks = List.of("I cannot reset my password ", "The parcel has not arrived ", "The invoice is wrong ")
                    .get(topic);
            desk.tell(
                    100 + 100 * topic, 12, i -> new Told(asks + PLACES.get(i) + ".", List.of(PASSWORD, CLOSING), true));
        }

        assertThat(proposed().all()).isEmpty();
    }

    @Test
    void hostileWordsAndAddressesAreRefusedOrHarmless() {
        desk.threeProblems();
        QuestionBank bank = proposed();
        String id = bank.all().get(0).question().id();

        for (String article : List.of(
                "javascript:alert(1)",
                "data:text/html,x",
                "https://user:secret@example.com/",
                "//example.com",
                "https:///x",
                "https://example.com/" + "x".repeat(600))) {
            assertThatThrownBy(() -> bank.edit(id, new QuestionBank.Edit(null, null, article), "ann"))
                    .as(article)
                    .hasMessageContaining("no address on the web");
        }
        assertThatThrownBy(() -> bank.edit(id, new QuestionBank.Edit(null, "x".repeat(9_000), null), "ann"))
                .hasMessageContaining("1 to 8000");
        assertThatThrownBy(() -> bank.edit(id, new QuestionBank.Edit(" \u202E\u0000 ", null, null), "ann"))
                .hasMessageContaining("1 to 500");
        for (String none : List.of("Q1'; DROP TABLE question; --", "", "Q99999999999999999999", "-1")) {
            assertThatThrownBy(() -> bank.show(none)).hasMessageContaining("no such question");
        }
        assertThat(bank.search("'; DROP TABLE question; -- %_", 3)).isNotNull();
        assertThat(bank.search("\uD800", 3)).isEmpty();
        bank.edit(id, new QuestionBank.Edit(null, "Please open \u202Ethe <b>page</b> and choose\u0007 it.", ""), "ann");
        assertThat(bank.show(id).question().answer()).isEqualTo("Please open the <b>page</b> and choose it.");
    }
}
