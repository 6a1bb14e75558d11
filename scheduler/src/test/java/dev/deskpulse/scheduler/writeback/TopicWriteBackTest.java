package dev.deskpulse.scheduler.writeback;

import static dev.deskpulse.scheduler.text.TicketBuilder.OPENED;
import static dev.deskpulse.scheduler.text.TicketBuilder.aTicket;
import static dev.deskpulse.scheduler.writeback.DeskpulseField.TOPIC;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.deskpulse.progress.Progress;
import dev.deskpulse.scheduler.kpi.FactStore;
import dev.deskpulse.scheduler.topic.EditTopics;
import dev.deskpulse.scheduler.topic.FollowTopics;
import dev.deskpulse.ticket.Ticket;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Topics that were really found, from the tickets of two problems, on the way to the site. */
class TopicWriteBackTest {
    private static final int EACH = 24;
    private static final int OPEN = 250;
    private static final int STRANGE = 960;
    private static final List<String> PLACES = List.of(
            "on my phone",
            "since Monday",
            "at home",
            "in the office",
            "for my wife",
            "this morning",
            "abroad",
            "twice");
    private static final List<String> ENDS = List.of("Please look.", "What now?", "Can you help?");

    private final MemorySite site = MemorySite.withFields();
    private final Desk desk = new Desk(site);

    @BeforeEach
    void twoProblems() {
        new FactStore(desk.database);
        List<Ticket> tickets = new ArrayList<>();
        for (int i = 0; i < EACH; i++) {
            tickets.add(closed(100 + i, "I cannot reset my password", i));
            tickets.add(closed(200 + i, "The parcel has not arrived", i));
        }
        tickets.add(aTicket()
                .numbered(OPEN)
                .describedAs("My parcel has not arrived.")
                .build());
        tickets.add(aTicket()
                .numbered(STRANGE)
                .describedAs("Bananas ripen quicker beside apples, said my grandmother in June.")
                .build());
        tickets.forEach(ticket -> site.holding(ticket.id().nativeId()));
        desk.holding(tickets.toArray(Ticket[]::new));
        follow(OPENED);
        tickets.stream().filter(ticket -> !ticket.fields().isEmpty()).forEach(this::resolved);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private static Ticket closed(int number, String problem, int i) {
        return aTicket()
                .numbered(number)
                .describedAs(problem + " " + PLACES.get(i % PLACES.size()) + ". " + ENDS.get(i / PLACES.size()))
                .holding(Map.of("team", i % 2 == 0 ? "Blue" : "Red"))
                .closed()
                .build();
    }

    private void follow(Instant now) {
        new FollowTopics(desk.tickets, desk.topics, InstantSource.fixed(now), () -> {})
                .run(Instant.MIN, Progress.SILENT);
    }

    /** In an hour; what the team Red resolves is opened again. */
    private void resolved(Ticket ticket) {
        desk.database.run(connection -> {
            try (PreparedStatement insert = connection.prepareStatement("""
                    INSERT INTO kpi_fact (ticket, ticket_key, source, project, type, created_at, created_day, created_hour,
                        agent_replies, marks, agent, reopens, resolution_seconds, resolution_business_seconds)
                    VALUES (?, 'K', 'site', 'HD', 'Task', TIMESTAMP '2026-05-01 12:00:00', DATE '2026-05-01', 12,
                        1, '', 'ann', ?, 3600, 3600)""")) {
                insert.setString(1, ticket.id().value());
                insert.setInt(2, "Red".equals(ticket.fields().get("team")) ? 1 : 0);
                insert.executeUpdate();
            }
        });
    }

    private EditTopics edit() {
        return new EditTopics(desk.tickets, desk.topics, InstantSource.fixed(OPENED), () -> {});
    }

    private JsonNode topic(int number) {
        JsonNode property = site.issue(Integer.toString(number)).properties.get("deskpulse");
        return property == null ? MissingNode.getInstance() : property.path("topic");
    }

    private String field(int number) {
        return String.valueOf(site.value(Integer.toString(number), TOPIC));
    }

    private List<String> writes() {
        return site.requests.stream()
                .filter(request -> request.startsWith("set") || request.startsWith("put"))
                .toList();
    }

    @Test
    void theFieldHoldsTheTopicsNameAndThePropertyWhy() {
        desk.writeBack();
        assertThat(topic(OPEN).path("id").asText()).matches("T\\d+");
        assertThat(field(OPEN)).isEqualTo(topic(OPEN).path("name").asText()).isEqualTo(field(201));
        assertThat(field(OPEN)).isNotEqualTo(field(101)).containsIgnoringCase("parcel");
        assertThat(topic(OPEN).path("near").asDouble()).isBetween(0.45, 1.0);
        assertThat(topic(OPEN).path("words").toString()).contains("parcel");
        assertThat(topic(STRANGE).isMissingNode()).isTrue();
        assertThat(site.value(Integer.toString(STRANGE), TOPIC)).isNull();
    }

    @Test
    void anOpenTicketIsToldTheTeamThatResolvedItsTopicBestAndADoneOneIsNot() {
        desk.writeBack();
        assertThat(topic(OPEN).path("routing")).singleElement().satisfies(hint -> {
            assertThat(hint.path("level").asText()).isEqualTo("TEAM");
            assertThat(hint.path("name").asText()).isEqualTo("Blue");
            assertThat(hint.path("cases").asInt()).isEqualTo(EACH / 2);
        });
        assertThat(topic(201).path("routing")).isEmpty();
    }

    @Test
    void aSecondRunSendsNoRequest() {
        desk.writeBack();
        site.requests.clear();
        assertThat(desk.writeBack().run()).isEmpty();
        assertThat(site.requests).isEmpty();
    }

    @Test
    void aRenamedTopicIsWrittenToItsOwnTicketsAlone() {
        desk.writeBack();
        site.requests.clear();
        edit().name(topic(OPEN).path("id").asText(), "Late parcels\n 晚到的包裹");
        WriteBackReport report = desk.writeBack();
        assertThat(report.tickets()).isEqualTo(EACH + 1);
        assertThat(writes())
                .hasSize(2 * (EACH + 1))
                .filteredOn(request -> request.startsWith("setFields"))
                .allMatch(request -> request.endsWith("[" + MemorySite.idOf(TOPIC) + "]"));
        assertThat(field(201)).isEqualTo(field(OPEN)).isEqualTo("Late parcels 晚到的包裹");
        assertThat(topic(OPEN).path("name").asText()).startsWith("Late parcels");
        site.requests.clear();
        desk.writeBack();
        assertThat(site.requests).isEmpty();
    }

    @Test
    void topicsFoundAnewAndTheSameWriteNothing() {
        desk.writeBack();
        site.requests.clear();
        List<Ticket> more = new ArrayList<>();
        for (int i = 0; i < EACH; i++) {
            site.holding(Integer.toString(300 + i));
            more.add(closed(300 + i, "My parcel is late and has not arrived", i));
        }
        desk.holding(more.toArray(Ticket[]::new));
        follow(OPENED.plus(Duration.ofDays(8)));
        WriteBackReport report = desk.writeBack();
        assertThat(report.tickets()).isEqualTo(EACH);
        assertThat(writes()).noneMatch(request -> request.contains(" 2"));
    }

    @Test
    void undoTakesTheRenamingBackUntilTheTopicChangesAgain() {
        desk.writeBack();
        String found = field(OPEN);
        String id = topic(OPEN).path("id").asText();
        edit().name(id, "Late parcels");
        String run = desk.writeBack().run().orElseThrow();
        desk.undo(run);
        assertThat(field(OPEN)).isEqualTo(found);
        assertThat(topic(OPEN).path("name").asText()).isEqualTo(found);
        site.requests.clear();
        assertThat(desk.writeBack().leftUndone()).isEqualTo(EACH + 1);
        assertThat(site.requests).isEmpty();
        edit().name(id, "Parcels that are late");
        desk.writeBack();
        assertThat(field(OPEN)).isEqualTo("Parcels that are late");
    }

    @Test
    void aPersonsTopicStays() {
        desk.writeBack();
        site.personSets(Integer.toString(OPEN), TOPIC, "Customs");
        edit().name(topic(OPEN).path("id").asText(), "Late parcels");
        assertThat(desk.writeBack().corrected()).isEqualTo(1);
        assertThat(field(OPEN)).isEqualTo("Customs");
        assertThat(field(201)).isEqualTo("Late parcels");
    }

    @Test
    void aMergedTopicsTicketsShowTheOther() {
        desk.writeBack();
        String parcels = topic(OPEN).path("id").asText();
        edit().merge(parcels, topic(101).path("id").asText());
        desk.writeBack();
        assertThat(topic(101).path("id").asText()).isEqualTo(parcels);
        assertThat(field(101)).isEqualTo(field(OPEN));
    }
}
