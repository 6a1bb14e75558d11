package dev.deskpulse.scheduler.writeback;

import static dev.deskpulse.scheduler.text.TicketBuilder.aTicket;
import static dev.deskpulse.scheduler.writeback.Desk.finding;
import static dev.deskpulse.scheduler.writeback.Desk.id;
import static dev.deskpulse.scheduler.writeback.Desk.ticket;
import static dev.deskpulse.scheduler.writeback.DeskpulseField.KIND;
import static dev.deskpulse.scheduler.writeback.DeskpulseField.MOOD;
import static dev.deskpulse.scheduler.writeback.DeskpulseField.PRIORITY;
import static dev.deskpulse.scheduler.writeback.DeskpulseField.SENTIMENT;
import static dev.deskpulse.scheduler.writeback.DeskpulseField.SENTIMENT_SCORE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskpulse.connector.jira.JiraException;
import dev.deskpulse.connector.store.TicketStore.Absence;
import dev.deskpulse.scheduler.text.TagChange;
import dev.deskpulse.ticket.Change;
import dev.deskpulse.ticket.PersonId;
import dev.deskpulse.ticket.SourceId;
import dev.deskpulse.ticket.Ticket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WriteBackTest {
    private final MemorySite site = MemorySite.withFields().holding("1", "2", "3");
    private final Desk desk = new Desk(site);

    @AfterEach
    void close() {
        desk.close();
    }

    /** The ticket as the next sync reads it from the site. */
    private Ticket synced(int number, String text) {
        MemorySite.Issue issue = site.issue(Integer.toString(number));
        Map<String, String> fields = new HashMap<>();
        issue.fields.forEach((id, value) -> {
            String held = FieldValues.fromJira(value);
            if (held != null) {
                fields.put(id, held);
            }
        });
        Ticket plain =
                aTicket().numbered(number).describedAs(text).holding(fields).build();
        List<Change> history = new ArrayList<>();
        issue.history.forEach(entry -> entry.items()
                .forEach(item -> history.add(new Change(
                        entry.id(),
                        entry.created(),
                        null,
                        item.field(),
                        item.from(),
                        item.fromText(),
                        item.to(),
                        item.toText()))));
        return new Ticket(
                plain.id(),
                plain.source(),
                plain.key(),
                plain.project(),
                plain.type(),
                plain.summary(),
                plain.description(),
                plain.lifecycle(),
                plain.parties(),
                plain.subject(),
                plain.priority(),
                plain.labels(),
                plain.messages(),
                history,
                plain.slaCycles(),
                null,
                null,
                fields);
    }

    @Test
    void tagsAreWrittenWithTheirExplanation() {
        desk.holding(ticket(1, "杯子碎了，客服没人理，太失望了"));
        WriteBackReport report = desk.writeBack();
        assertThat(report.written()).isEqualTo(6);
        assertThat(report.tickets()).isEqualTo(1);
        assertThat(site.value("1", SENTIMENT)).isEqualTo("Negative");
        assertThat(site.value("1", MOOD)).isEqualTo("Steady");
        assertThat(site.value("1", KIND)).isEqualTo("Complaint");
        assertThat(site.value("1", PRIORITY)).isIn(PRIORITY.options());
        assertThat(site.value("1", SENTIMENT_SCORE)).matches("-0\\.\\d{1,2}");
        assertThat(String.valueOf(site.issue("1").properties.get("deskpulse")))
                .contains("\"model\":\"rules-", "失望")
                .hasSizeLessThan(32_768);
    }

    @Test
    void anUrgentTicketIsWrittenByTheRunThatIsUnderWayBeforeItGoesOn() {
        Ticket[] many = new Ticket[350];
        for (int i = 0; i < many.length; i++) {
            many[i] = ticket(i + 1, "杯子碎了，客服没人理，太失望了");
            site.holding(Integer.toString(i + 1));
        }
        desk.holding(many);
        site.onRequest = request -> {
            if (request.startsWith("setFields ")) {
                site.onRequest = any -> {};
                desk.urgent.add(List.of(id(350)));
            }
        };

        WriteBackReport report = desk.writeBack();

        List<String> written = site.requests.stream()
                .filter(request -> request.startsWith("setFields "))
                .map(request -> request.replaceAll("setFields (\\d+) .*", "$1"))
                .toList();
        assertThat(written).as("each once").doesNotHaveDuplicates().hasSize(350);
        assertThat(written.indexOf("350")).as("right after the first hundred").isEqualTo(100);
        assertThat(desk.urgent.holds(List.of(id(350)))).isFalse();
        assertThat(report.tickets()).isEqualTo(350);
    }

    @Test
    void aFieldThatIsOffIsLeftAsItIsUntilItIsOnAgain() {
        desk.holding(ticket(1, "杯子碎了，客服没人理，太失望了"));
        assertThat(desk.writeBackOnly(Set.of(SENTIMENT, KIND)).written())
                .as("with the property that explains them")
                .isEqualTo(3);
        assertThat(site.value("1", SENTIMENT)).isEqualTo("Negative");
        assertThat(site.value("1", MOOD)).isNull();
        assertThat(desk.writeBackOnly(Set.of(SENTIMENT)).messages()).isEmpty();
        assertThat(site.value("1", KIND)).isEqualTo("Complaint");
        assertThat(desk.writeBack().written()).isEqualTo(3);
        assertThat(site.value("1", MOOD)).isEqualTo("Steady");
    }

    @Test
    void aMoodThatTurnedForTheWorseIsWrittenAsWorsening() {
        desk.holding(aTicket()
                .numbered(1)
                .describedAs("请问订单什么时候发货")
                .customerSays("太失望了，垃圾服务")
                .build());
        desk.writeBack();
        assertThat(site.value("1", MOOD)).isEqualTo("Worsening");
    }

    @Test
    void theMoodFollowsTheConversationAndAWarningGoesBeforeItsCourse() {
        desk.holding(aTicket()
                .numbered(1)
                .describedAs("杯子碎了，太失望了")
                .customerSays("已解决，非常满意，谢谢")
                .build());
        desk.writeBack();
        assertThat(site.value("1", MOOD)).isEqualTo("Recovered");
        desk.holding(aTicket()
                .numbered(1)
                .describedAs("杯子碎了，太失望了")
                .customerSays("已解决，非常满意，谢谢")
                .customerSays("又坏了，垃圾服务，太失望了")
                .build());
        desk.writeBack();
        assertThat(site.value("1", MOOD)).isEqualTo("Worsening");
        assertThat(String.valueOf(site.issue("1").properties.get("deskpulse")))
                .contains("\"course\":\"MIXED\"", "\"warning\":true");
        desk.holding(ticket(2, "Где мой заказ?"));
        desk.writeBack();
        assertThat(site.value("2", MOOD)).isNull();
    }

    @Test
    void whatNobodyUnderstoodGetsNoPriorityUntilSomethingElseTells() {
        desk.holding(ticket(1, "Где мой заказ?"));
        desk.writeBack();
        assertThat(site.value("1", SENTIMENT)).isEqualTo("Unsure");
        assertThat(site.value("1", PRIORITY)).isNull();
        assertThat(String.valueOf(site.issue("1").properties.get("deskpulse"))).contains("no text that is understood");
        desk.holding(aTicket()
                .numbered(1)
                .describedAs("Где мой заказ?")
                .withBreachedSla()
                .build());
        desk.writeBack();
        assertThat(site.value("1", PRIORITY)).isEqualTo("Medium");
    }

    @Test
    void aSecondRunSendsNoRequest() {
        desk.holding(ticket(1, "杯子碎了"), ticket(2, "很满意"), ticket(3, "Где мой заказ?"));
        desk.writeBack(finding("f1", 42, 1, 2));
        site.requests.clear();
        WriteBackReport second = desk.writeBack(finding("f1", 42, 1, 2));
        assertThat(site.requests).isEmpty();
        assertThat(second.run()).isEmpty();
        assertThat(second.written()).isZero();
    }

    @Test
    void aSecondRunAfterTheNextSyncSendsNoRequestEither() {
        desk.holding(ticket(1, "杯子碎了"));
        desk.writeBack();
        desk.holding(synced(1, "杯子碎了"));
        site.requests.clear();
        desk.writeBack();
        assertThat(site.requests).isEmpty();
    }

    @Test
    void onlyWhatDiffersIsWritten() {
        desk.holding(ticket(1, "杯子碎了，很失望"));
        desk.writeBack();
        site.requests.clear();
        desk.holding(ticket(1, "杯子碎了，很失望，非常失望，气死人了"));
        desk.writeBack();
        assertThat(site.value("1", SENTIMENT)).isEqualTo("Negative");
        assertThat(site.requests)
                .filteredOn(request -> request.startsWith("setFields"))
                .singleElement()
                .asString()
                .doesNotContain(MemorySite.idOf(SENTIMENT) + ",", MemorySite.idOf(KIND));
    }

    @Test
    void aValueThatAPersonChangedStaysAndIsRemembered() {
        desk.holding(ticket(1, "杯子碎了"));
        desk.writeBack();
        site.personSets("1", KIND, "Question");
        desk.holding(synced(1, "杯子碎了"));
        WriteBackReport report = desk.writeBack();
        assertThat(site.value("1", KIND)).isEqualTo("Question");
        assertThat(report.corrected()).isEqualTo(1);
        Correction correction = desk.corrections().all().get(0);
        assertThat(correction.ours()).isEqualTo("Complaint");
        assertThat(correction.theirs()).isEqualTo("Question");
        assertThat(correction.by()).isEqualTo(new PersonId("ann"));
        assertThat(desk.tags.ledger().corrections())
                .singleElement()
                .extracting(TagChange::newValue)
                .isEqualTo("QUESTION");
        desk.writeBack();
        assertThat(site.value("1", KIND)).isEqualTo("Question");
        site.requests.clear();
        desk.writeBack();
        assertThat(site.requests).isEmpty();
    }

    @Test
    void aChangeThatNoSyncHasSeenYetIsNotOverwritten() {
        desk.holding(ticket(1, "杯子碎了"));
        desk.writeBack();
        site.personSets("1", SENTIMENT, "Neutral");
        desk.holding(ticket(1, "已解决，很满意，谢谢你们，服务很好"));
        desk.writeBack();
        assertThat(site.value("1", SENTIMENT)).isEqualTo("Neutral");
        assertThat(site.value("1", KIND)).isEqualTo("Praise");
        desk.holding(ticket(1, "杯子碎了，投诉"));
        desk.writeBack();
        assertThat(site.value("1", SENTIMENT)).isEqualTo("Neutral");
    }

    @Test
    void aValueThatWasThereBeforeUsIsAPersons() {
        site.personSets("1", PRIORITY, "Lowest");
        desk.holding(ticket(1, "充电器起火，孩子受伤"));
        assertThat(desk.writeBack().corrected()).isEqualTo(1);
        assertThat(site.value("1", PRIORITY)).isEqualTo("Lowest");
    }

    @Test
    void whatWasWrittenAfterTheBackupThatWasPutBackIsNoPersonsDoing() {
        desk.holding(ticket(1, "杯子碎了"));
        desk.writeBack();
        try (Desk restored = new Desk(site).holding(ticket(1, "请问怎么开发票？"))) {
            restored.ledger().gaps().note();
            assertThat(restored.writeBack().corrected()).isZero();
            assertThat(site.value("1", KIND)).isEqualTo("Question");
        }
    }

    @Test
    void whatAPersonPutThereAfterTheBackupStays() {
        desk.holding(ticket(1, "杯子碎了"));
        desk.writeBack();
        site.personSets("1", KIND, "Praise");
        try (Desk restored = new Desk(site).holding(ticket(1, "请问怎么开发票？"))) {
            restored.ledger().gaps().note();
            assertThat(restored.writeBack().corrected()).isEqualTo(1);
            assertThat(site.value("1", KIND)).isEqualTo("Praise");
        }
    }

    @Test
    void aGapEndsWhereTheStoreWasPutBackAndClocksMayDiffer() {
        Instant last = Instant.parse("2026-05-01T12:00:00Z");
        LedgerGap gap = new LedgerGap(last, last.plusSeconds(3600));
        assertThat(gap.holds(last.minusSeconds(600))).isFalse();
        assertThat(gap.holds(last.minusSeconds(60))).isTrue();
        assertThat(gap.holds(last.plusSeconds(3000))).isTrue();
        assertThat(gap.holds(last.plusSeconds(3660))).isTrue();
        assertThat(gap.holds(last.plusSeconds(4200))).isFalse();
        assertThat(new LedgerGap(Instant.MIN, last).holds(last.minusSeconds(9_000_000)))
                .isTrue();
    }

    @Test
    void aValueThatAPersonEmptiedStaysEmpty() {
        desk.holding(ticket(1, "杯子碎了"));
        desk.writeBack();
        site.personSets("1", KIND, null);
        desk.holding(synced(1, "杯子碎了"));
        assertThat(desk.writeBack().corrected()).isEqualTo(1);
        assertThat(site.value("1", KIND)).isNull();
    }

    @Test
    void oneRefusedFieldStopsNeitherTheOthersNorTheOtherTickets() {
        site.refusedFields.put(MemorySite.idOf(KIND), "cannot be set, it is not on the appropriate screen");
        desk.holding(ticket(1, "杯子碎了"), ticket(2, "很满意"));
        WriteBackReport report = desk.writeBack();
        assertThat(report.rejected()).isEqualTo(2);
        assertThat(report.messages())
                .anyMatch(message ->
                        message.contains("HD-1: field 'Deskpulse Kind'") && message.contains("deskpulse setup"));
        assertThat(site.value("2", SENTIMENT)).isEqualTo("Positive");
        assertThat(site.value("1", KIND)).isNull();
        site.refusedFields.clear();
        desk.writeBack();
        assertThat(site.value("1", KIND)).isEqualTo("Complaint");
    }

    @Test
    void aFieldThatEveryTicketRefusesIsNotTriedForEver() {
        site.refusedFields.put(MemorySite.idOf(KIND), "not on screen");
        List<Ticket> many = new ArrayList<>();
        for (int i = 1; i <= 90; i++) {
            site.holding(Integer.toString(i));
            many.add(ticket(i, "杯子碎了"));
        }
        desk.holding(many.toArray(Ticket[]::new));
        assertThat(desk.writeBack().rejected()).isEqualTo(90);
        assertThat(site.requests)
                .filteredOn(request -> request.contains(MemorySite.idOf(KIND)))
                .hasSizeLessThan(30);
        assertThat(site.value("90", SENTIMENT)).isEqualTo("Negative");
    }

    @Test
    void missingFieldsAreOneMessageAndTheRestGoesOn() {
        site.definitions.removeIf(field -> field.name().equals(KIND.fieldName()));
        desk.holding(ticket(1, "杯子碎了"), ticket(2, "很满意"));
        WriteBackReport report = desk.writeBack();
        assertThat(report.messages())
                .containsExactly("Field 'Deskpulse Kind' does not exist on the site; run `deskpulse setup`");
        assertThat(site.value("2", SENTIMENT)).isEqualTo("Positive");
    }

    @Test
    void goneTicketsAreSkipped() {
        site.issues.remove("1");
        desk.holding(ticket(1, "杯子碎了"), ticket(2, "很满意"));
        WriteBackReport report = desk.writeBack();
        assertThat(report.gone()).isEqualTo(6);
        assertThat(site.value("2", SENTIMENT)).isEqualTo("Positive");
        desk.tickets.markAbsent(List.of(id(1)), Absence.DELETED);
        site.requests.clear();
        desk.writeBack();
        assertThat(site.requests).isEmpty();
    }

    @Test
    void ticketsOfOtherSourcesAreLeftAlone() {
        desk.holding(aTicket()
                .numbered(1)
                .from(new SourceId("phone"))
                .describedAs("杯子碎了")
                .build());
        desk.writeBack();
        assertThat(site.requests).containsExactly("fields");
    }

    @Test
    void aFindingBecomesOneCommentThatIsEditedInPlace() {
        desk.holding(ticket(1, "杯子碎了"), ticket(2, "杯子碎了"));
        assertThat(desk.writeBack(finding("f1", 42, 2, 1)).comments()).isEqualTo(1);
        assertThat(site.issue("2").comments).hasSize(1);
        assertThat(site.issue("1").comments).isEmpty();
        desk.writeBack(finding("f1", 55, 1, 2));
        assertThat(site.issue("1").comments).isEmpty();
        assertThat(site.issue("2").comments).hasSize(1);
        assertThat(site.issue("2").comments.values().toString()).contains("55", "水杯投诉翻倍", "[deskpulse-finding:f1]");
    }

    @Test
    void aCommentThatAPersonDeletedDoesNotComeBack() {
        desk.holding(ticket(1, "杯子碎了"));
        desk.writeBack(finding("f1", 42, 1));
        site.issue("1").comments.clear();
        assertThat(desk.writeBack(finding("f1", 55, 1)).corrected()).isEqualTo(1);
        desk.writeBack(finding("f1", 60, 1));
        assertThat(site.issue("1").comments).isEmpty();
    }

    @Test
    void aCommentOnATicketThatWentAwayMovesToTheNext() {
        desk.holding(ticket(1, "杯子碎了"), ticket(2, "杯子碎了"));
        desk.writeBack(finding("f1", 42, 1, 2));
        desk.tickets.markAbsent(List.of(id(1)), Absence.DELETED);
        desk.writeBack(finding("f1", 42, 1, 2));
        assertThat(site.issue("2").comments).hasSize(1);
    }

    @Test
    void aCrashBetweenPostAndLedgerDoesNotPostTwice() {
        desk.holding(ticket(1, "杯子碎了"));
        desk.writeBack();
        site.killedAfterNextWrite = true;
        assertThatThrownBy(() -> desk.writeBack(finding("f1", 42, 1))).hasCauseInstanceOf(MemorySite.Killed.class);
        desk.writeBack(finding("f1", 42, 1));
        assertThat(site.issue("1").comments).hasSize(1);
        site.requests.clear();
        desk.writeBack(finding("f1", 42, 1));
        assertThat(site.requests).isEmpty();
    }

    @Test
    void aCrashAfterWritingFieldsLeavesNoUnknownWrite() {
        desk.holding(ticket(1, "杯子碎了"));
        site.killedAfterNextWrite = true;
        assertThatThrownBy(desk::writeBack).hasCauseInstanceOf(MemorySite.Killed.class);
        WriteBackReport report = desk.writeBack();
        assertThat(report.corrected()).isZero();
        assertThat(report.unchanged()).isEqualTo(5);
        site.requests.clear();
        desk.writeBack();
        assertThat(site.requests).isEmpty();
    }

    /** The first value came through although nobody heard of it; the second was meant to be written, and was not. */
    @Test
    void twoCrashesInARowDoNotMakeAPersonOfUs() {
        desk.holding(ticket(1, "杯子碎了，太生气了，我要投诉"));
        site.killedAfterNextWrite = true;
        assertThatThrownBy(desk::writeBack).hasCauseInstanceOf(MemorySite.Killed.class);
        assertThat(site.value("1", DeskpulseField.SENTIMENT)).isEqualTo("Negative");

        desk.holding(ticket(1, "非常满意，谢谢"));
        site.killedBeforeNextWrite = true;
        assertThatThrownBy(desk::writeBack).hasCauseInstanceOf(MemorySite.Killed.class);

        WriteBackReport report = desk.writeBack();
        assertThat(report.corrected()).isZero();
        assertThat(site.value("1", DeskpulseField.SENTIMENT)).isEqualTo("Positive");
    }

    @Test
    void aRefusalAfterACrashDoesNotMakeAPersonOfUsEither() {
        desk.holding(ticket(1, "杯子碎了，太生气了，我要投诉"));
        site.killedAfterNextWrite = true;
        assertThatThrownBy(desk::writeBack).hasCauseInstanceOf(MemorySite.Killed.class);

        desk.holding(ticket(1, "非常满意，谢谢"));
        site.refusedFields.put(MemorySite.idOf(DeskpulseField.SENTIMENT), "not on the screen");
        assertThat(desk.writeBack().rejected()).isPositive();
        site.refusedFields.clear();

        assertThat(desk.writeBack().corrected()).isZero();
        assertThat(site.value("1", DeskpulseField.SENTIMENT)).isEqualTo("Positive");
    }

    @Test
    void ourCommentsAreKnownToTheTaggerAtOnceAndAfterARestart() {
        desk.holding(ticket(1, "杯子碎了"));
        desk.writeBack(finding("f1", 42, 1));
        String comment = site.issue("1").comments.keySet().iterator().next();
        assertThat(desk.ledger().ownComments().contains(id(1), comment)).isTrue();
        assertThat(desk.ledger().ownComments().contains(id(1), "7")).isFalse();
    }

    @Test
    void aSiteThatIsDownEndsTheRunAndTheNextOneGoesOn() {
        desk.holding(ticket(1, "杯子碎了"));
        site.down = true;
        assertThatThrownBy(desk::writeBack).isInstanceOf(JiraException.Unavailable.class);
        site.down = false;
        assertThat(desk.writeBack().written()).isEqualTo(6);
    }

    @Test
    void undoRestoresWhatWasBefore() {
        desk.holding(ticket(1, "杯子碎了"));
        String run = desk.writeBack(finding("f1", 42, 1)).run().orElseThrow();
        WriteBackReport undone = desk.undo(run);
        assertThat(undone.written()).isEqualTo(7);
        Desk.fields().forEach(field -> assertThat(site.value("1", field)).isNull());
        assertThat(site.issue("1").properties).isEmpty();
        assertThat(site.issue("1").comments).isEmpty();
        assertThat(desk.ledger().runs()).first().satisfies(last -> assertThat(last.undoes())
                .contains(run));
    }

    @Test
    void theLedgerSumsUpEachRunAndTellsWhichOneWasUndone() {
        desk.holding(ticket(1, "杯子碎了"));
        String run = desk.writeBack(finding("f1", 42, 1)).run().orElseThrow();
        String undo = desk.undo(run).run().orElseThrow();

        assertThat(desk.ledger().summaries(10))
                .satisfiesExactly(last -> assertThat(last.undoes()).contains(run), first -> {
                    assertThat(first.undoneBy()).contains(undo);
                    assertThat(first.tickets()).isEqualTo(1);
                    assertThat(first.written()).isEqualTo(7);
                    assertThat(first.comments()).isEqualTo(1);
                    assertThat(first.refused()).isZero();
                });
        assertThat(desk.ledger().summaries(1)).hasSize(1);
    }

    @Test
    void whatWasUndoneStaysAwayWithoutARequestWhileTheTagsSayTheSame() {
        desk.holding(ticket(1, "杯子碎了"), ticket(2, "很满意"));
        desk.undo(desk.writeBack(finding("f1", 42, 1)).run().orElseThrow());
        desk.holding(synced(1, "杯子碎了"), synced(2, "很满意"));
        site.requests.clear();

        WriteBackReport next = desk.writeBack(finding("f1", 55, 1));

        assertThat(site.requests).isEmpty();
        assertThat(next.written()).isZero();
        assertThat(next.leftUndone()).isEqualTo(2);
    }

    @Test
    void anUndoneTicketIsWrittenAgainWholeOnceItsTagsChange() {
        desk.holding(ticket(1, "杯子碎了"), ticket(2, "很满意"));
        desk.undo(desk.writeBack().run().orElseThrow());

        desk.holding(ticket(1, "很满意，服务很好"));

        assertThat(desk.writeBack().tickets()).isEqualTo(1);
        assertThat(site.value("1", SENTIMENT)).isEqualTo("Positive");
        assertThat(site.value("1", PRIORITY)).isIn(PRIORITY.options());
        assertThat(site.issue("1").properties).containsKey("deskpulse");
        assertThat(site.value("2", SENTIMENT)).isNull();
    }

    @Test
    void anUndoneRunIsWrittenAgainOnRequest() {
        desk.holding(ticket(1, "杯子碎了"));
        desk.undo(desk.writeBack(finding("f1", 42, 1)).run().orElseThrow());

        WriteBackReport again = desk.writeBack(WriteBack.Undone.IS_WRITTEN_AGAIN, finding("f1", 42, 1));

        assertThat(again.written()).isEqualTo(7);
        assertThat(again.corrected()).isZero();
        assertThat(site.value("1", KIND)).isEqualTo("Complaint");
        assertThat(site.issue("1").comments).hasSize(1);
        site.requests.clear();
        desk.writeBack(finding("f1", 42, 1));
        assertThat(site.requests).isEmpty();
    }

    @Test
    void anUndoOfALaterRunLeavesTheEarlierTagsUntilTheyChange() {
        desk.holding(ticket(1, "杯子碎了"));
        desk.writeBack();
        desk.holding(ticket(1, "很满意，服务很好"));
        desk.undo(desk.writeBack().run().orElseThrow());
        site.requests.clear();

        desk.writeBack();

        assertThat(site.requests).isEmpty();
        assertThat(site.value("1", SENTIMENT)).isEqualTo("Negative");
    }

    @Test
    void undoOfALaterRunBringsBackTheEarlierValues() {
        desk.holding(ticket(1, "杯子碎了"));
        desk.writeBack(finding("f1", 42, 1));
        String before = site.issue("1").properties.toString() + site.issue("1").comments;
        desk.holding(ticket(1, "很满意，服务很好"));
        String second = desk.writeBack(finding("f1", 55, 1)).run().orElseThrow();
        assertThat(site.value("1", SENTIMENT)).isEqualTo("Positive");
        desk.undo(second);
        assertThat(site.value("1", SENTIMENT)).isEqualTo("Negative");
        assertThat(site.issue("1").properties.toString() + site.issue("1").comments)
                .isEqualTo(before);
    }

    @Test
    void undoLeavesWhatAPersonHasChangedSince() {
        desk.holding(ticket(1, "杯子碎了"));
        String run = desk.writeBack().run().orElseThrow();
        site.personSets("1", KIND, "Request");
        assertThat(desk.undo(run).corrected()).isEqualTo(1);
        assertThat(site.value("1", KIND)).isEqualTo("Request");
        assertThat(site.value("1", SENTIMENT)).isNull();
    }

    @Test
    void undoLeavesWhatALaterRunWroteAndUndoingTwiceChangesNothing() {
        desk.holding(ticket(1, "杯子碎了"));
        String first = desk.writeBack().run().orElseThrow();
        desk.holding(ticket(1, "很满意，服务很好"));
        desk.writeBack();
        assertThat(desk.undo(first).messages()).anyMatch(message -> message.contains("later run"));
        assertThat(site.value("1", SENTIMENT)).isEqualTo("Positive");
    }

    @Test
    void anUnknownRunCannotBeUndone() {
        assertThatThrownBy(() -> desk.undo("yesterday")).hasMessageContaining("yesterday");
    }
}
