package dev.deskpulse.scheduler.insight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskpulse.connector.store.DuckDb;
import dev.deskpulse.connector.store.JdbcTicketStore;
import dev.deskpulse.connector.store.TicketStore;
import dev.deskpulse.connector.sync.FieldMapping;
import dev.deskpulse.fixtures.scenario.Incident;
import dev.deskpulse.fixtures.scenario.RetailScenario;
import dev.deskpulse.fixtures.scenario.ScenarioOptions;
import dev.deskpulse.progress.Progress;
import dev.deskpulse.scheduler.cause.CauseSettings;
import dev.deskpulse.scheduler.cause.DeskEvent;
import dev.deskpulse.scheduler.cause.ExplainFindings;
import dev.deskpulse.scheduler.kpi.BusinessCalendar;
import dev.deskpulse.scheduler.kpi.FactStore;
import dev.deskpulse.scheduler.kpi.MeasureTickets;
import dev.deskpulse.scheduler.kpi.OwnFields;
import dev.deskpulse.scheduler.kpi.TicketMeasurer;
import dev.deskpulse.scheduler.text.LexiconJudge;
import dev.deskpulse.scheduler.text.OwnComments;
import dev.deskpulse.scheduler.text.TagSettings;
import dev.deskpulse.scheduler.text.TagStore;
import dev.deskpulse.scheduler.text.TagTickets;
import dev.deskpulse.scheduler.text.Tagger;
import dev.deskpulse.scheduler.topic.FollowTopics;
import dev.deskpulse.scheduler.topic.TopicFigures;
import dev.deskpulse.scheduler.topic.TopicStore;
import dev.deskpulse.ticket.Ticket;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On the retail scenario: its truth is read here only to compare. */
class FindCausesTest {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final LocalDate UNTIL = LocalDate.of(2026, 11, 22);

    private final AtomicReference<Instant> time = new AtomicReference<>(Instant.parse("2026-11-22T01:00:00Z"));
    private final DuckDb database = DuckDb.inMemory();
    private final TicketStore tickets = JdbcTicketStore.in(database, time::get);
    private final FindingStore findings = FindingStore.in(database, time::get);
    private final FindCauses findCauses = new FindCauses(database, tickets, findings);

    @AfterEach
    void close() {
        database.close();
    }

    private void given(ScenarioOptions options) {
        RetailScenario scenario = new RetailScenario(options);
        ScenarioTickets read = new ScenarioTickets(scenario.agents());
        List<Ticket> all = new ArrayList<>();
        scenario.forEachTicket(ticket -> all.add(read.ticket(ticket)));
        tickets.save(all);
        TagStore tags = TagStore.in(database);
        new TagTickets(tickets, tags, new Tagger(time::get, OwnComments.NONE, new LexiconJudge(), TagSettings.DEFAULTS))
                .run(Instant.MIN, Progress.SILENT);
        BusinessCalendar hours = new BusinessCalendar(CHINA, everyDay(), Set.of());
        new MeasureTickets(
                        tickets,
                        tags::findAll,
                        new FactStore(database),
                        new TicketMeasurer(FieldMapping.NONE, hours, ScenarioTickets.STATUSES))
                .run(Instant.MIN, Progress.SILENT);
    }

    private static Map<DayOfWeek, List<BusinessCalendar.Hours>> everyDay() {
        Map<DayOfWeek, List<BusinessCalendar.Hours>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(day, List.of(new BusinessCalendar.Hours(LocalTime.of(8, 0), LocalTime.of(22, 0))));
        }
        return week;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void everyPlantedIncidentIsFoundInItsSliceAndItsDaysAndNothingElse(long seed) {
        ScenarioOptions options = ScenarioOptions.retail(UNTIL).withSeed(seed);
        given(options);
        List<Finding> found = findCauses.run(UNTIL.minusDays(1), Progress.SILENT);
        for (Incident incident : new RetailScenario(options).incidents()) {
            assertThat(found).as(incident.id()).anyMatch(finding -> tells(finding, incident));
        }
        assertThat(found).hasSameSizeAs(new RetailScenario(options).incidents());
    }

    /** The scenario's one cause that a shop's calendar knows; what else it plants stands in no event. */
    @Test
    void thePromotionIsSuspectedOfTheBacklogThatFollowedItAndOfNothingElse() {
        given(ScenarioOptions.retail(UNTIL));
        List<Finding> found = findCauses.run(UNTIL.minusDays(1), Progress.SILENT);
        List<DeskEvent> promotions = Stream.of("2025-11-11", "2026-06-18", "2026-11-11")
                .map(LocalDate::parse)
                .map(day -> new DeskEvent("of " + day, DeskEvent.Kind.PROMOTION, day, day.plusDays(6), Map.of()))
                .toList();
        CauseSettings known =
                new CauseSettings(promotions, CauseSettings.USUAL_INCIDENTS, new TreeSet<>(), OwnFields.of(Set.of()));
        ExplainFindings explain = ExplainFindings.in(database, known, Clock.fixed(time.get(), CHINA), CHINA);
        Incident backlog = new RetailScenario(ScenarioOptions.retail(UNTIL))
                .incidents().stream()
                        .filter(incident -> incident.id().equals("refund-backlog"))
                        .findFirst()
                        .orElseThrow();
        assertThat(explain.all(found)).isNotEmpty().allSatisfy(one -> assertThat(one.causes().suspects().stream()
                        .filter(suspect -> suspect.kind() == DeskEvent.Kind.PROMOTION)
                        .map(suspect -> suspect.title().get("en"))
                        .toList())
                .isEqualTo(tells(one.finding(), backlog) ? List.of("promotion of 2026-11-11") : List.of()));
        assertThat(found).anyMatch(finding -> tells(finding, backlog));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void nothingIsInventedInAQuietYear(long seed) {
        given(ScenarioOptions.retail(UNTIL).quiet().withSeed(seed));
        assertThat(findCauses.run(UNTIL.minusDays(1), Progress.SILENT)).isEmpty();
    }

    /** Of a size at which all texts can be read in a test. */
    private static ScenarioOptions small() {
        return ScenarioOptions.retail(UNTIL).withTickets(1_500);
    }

    private void topicsAreDiscovered() {
        TopicStore topics = TopicStore.in(database);
        new FollowTopics(tickets, topics, time::get, () -> {}).run(Instant.MIN, Progress.SILENT);
        assertThat(new TopicFigures(topics).rows(UNTIL, 365)).hasSizeGreaterThan(5);
    }

    /** At this size one incident, the double charge, is told by no field of the site. */
    @Test
    void discoveredTopicsLeaveFindingsTheirExactSlicesAndTellOnlyIncidentsThatNoFieldTells() {
        given(small());
        List<Finding> byFields = findCauses.run(UNTIL.minusDays(1), Progress.SILENT);
        topicsAreDiscovered();
        List<Finding> found = findCauses.run(UNTIL.minusDays(1), Progress.SILENT);

        RetailScenario scenario = new RetailScenario(small());
        assertThat(byFields).isNotEmpty().allSatisfy(finding -> assertThat(scenario.incidents())
                .anyMatch(incident -> tells(finding, incident)
                        && finding.slice().size() == incident.slice().size()));
        assertThat(slices(found)).containsAll(slices(byFields));
        assertThat(planted(found, scenario)).doesNotContain("none").doesNotHaveDuplicates();
    }

    private static List<Map<String, String>> slices(List<Finding> findings) {
        return findings.stream().map(Finding::slice).toList();
    }

    /** The planted incident that most of a finding's tickets belong to. */
    private static List<String> planted(List<Finding> findings, RetailScenario scenario) {
        Map<String, String> incidents = new HashMap<>();
        scenario.forEachTicket(ticket -> {
            String incident = ticket.truth().incident();
            incidents.put(ticket.key(), incident == null ? "none" : incident);
        });
        return findings.stream()
                .map(finding -> finding.tickets().stream()
                        .map(id -> incidents.getOrDefault(id.nativeId(), "none"))
                        .collect(Collectors.groupingBy(name -> name, Collectors.counting()))
                        .entrySet()
                        .stream()
                        .max(Map.Entry.comparingByValue())
                        .filter(most -> 2 * most.getValue() > finding.tickets().size())
                        .map(Map.Entry::getKey)
                        .orElse("none"))
                .toList();
    }

    @Test
    void discoveredTopicsInventNothingInAQuietYear() {
        given(small().quiet());
        topicsAreDiscovered();
        assertThat(findCauses.run(UNTIL.minusDays(1), Progress.SILENT)).isEmpty();
    }

    @Test
    void theSameEventKeepsItsIdAndItsFirstDaySeenWhenItIsFoundAgain() {
        given(ScenarioOptions.retail(UNTIL));
        Set<String> before = ids(findCauses.run(UNTIL.minusDays(3), Progress.SILENT));
        time.set(Instant.parse("2026-11-23T01:00:00Z"));
        Set<String> after = ids(findCauses.run(UNTIL.minusDays(1), Progress.SILENT));
        assertThat(after).isEqualTo(before);
        assertThat(findings.all()).hasSize(after.size()).allSatisfy(seen -> {
            assertThat(seen.firstSeen()).isEqualTo("2026-11-22T01:00:00Z");
            assertThat(seen.lastSeen()).isEqualTo("2026-11-23T01:00:00Z");
        });
    }

    @Test
    void anEmptyDeskHasNoFindings() {
        new FactStore(database);
        assertThat(findCauses.run(UNTIL, Progress.SILENT)).isEmpty();
    }

    private static Set<String> ids(List<Finding> found) {
        return found.stream().map(Finding::id).collect(Collectors.toSet());
    }

    private static boolean tells(Finding finding, Incident incident) {
        boolean slice = incident.slice().entrySet().stream().allMatch(e -> e.getValue()
                .equals(finding.slice().get(e.getKey().toLowerCase(Locale.ROOT))));
        return slice
                && !finding.to().isBefore(incident.from())
                && !finding.from().isAfter(incident.to());
    }
}
