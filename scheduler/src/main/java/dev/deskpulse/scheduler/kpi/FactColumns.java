package dev.deskpulse.scheduler.kpi;

import dev.deskpulse.scheduler.kpi.TicketFact.Time;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The columns of the fact tables, each with where its value comes from. */
final class FactColumns {
    private record Column(String name, Function<TicketFact, @Nullable Object> value) {}

    private static final List<Column> COLUMNS = Stream.of(
                    Stream.of(column("ticket", fact -> fact.ticket().value())),
                    labels(),
                    arrival(),
                    response(),
                    resolution(),
                    effort(),
                    survey(),
                    mood())
            .flatMap(columns -> columns)
            .toList();

    static final List<String> NAMES = COLUMNS.stream().map(Column::name).toList();

    /** What the rows of the other tables repeat of their ticket, so that figures of them need no join. */
    private static final List<Column> PART = Stream.of(
                    Stream.of(column("ticket", fact -> fact.ticket().value())), labels(), arrival())
            .flatMap(columns -> columns)
            .filter(column -> !Set.of("source", "customer", "organisation", "created_at", "created_second")
                    .contains(column.name))
            .toList();

    private FactColumns() {}

    static List<@Nullable Object> values(TicketFact fact) {
        List<@Nullable Object> values = new ArrayList<>(COLUMNS.size());
        for (Column column : COLUMNS) {
            values.add(column.value.apply(fact));
        }
        return values;
    }

    private static Column column(String name, Function<TicketFact, @Nullable Object> value) {
        return new Column(name, value);
    }

    private static Stream<Column> labels() {
        Stream<Column> named = Stream.of(
                column("ticket_key", fact -> fact.labels().key()),
                column("source", fact -> fact.labels().source()),
                column("project", fact -> fact.labels().project()),
                column("scope", fact -> fact.labels().scope()),
                column("type", fact -> fact.labels().type()),
                column("channel", fact -> fact.labels().channel()),
                column("agent", fact -> fact.labels().agent()),
                column("team", fact -> fact.labels().team()),
                column("kind", fact -> fact.labels().kind()),
                column("topic", fact -> fact.labels().topic()),
                column("sentiment", fact -> fact.labels().sentiment()),
                column("language", fact -> fact.labels().language()),
                column("product", fact -> fact.labels().product()),
                column("region", fact -> fact.labels().region()),
                column("segment", fact -> fact.labels().segment()),
                column("priority", fact -> fact.labels().priority()),
                column("customer", fact -> fact.labels().customer()),
                column("organisation", fact -> fact.labels().organisation()));
        return Stream.concat(
                named,
                IntStream.rangeClosed(1, OwnFields.MOST)
                        .mapToObj(slot -> column(
                                "own_" + slot, fact -> fact.labels().own().get(slot))));
    }

    private static Stream<Column> arrival() {
        return Stream.of(
                column("created_at", fact -> fact.arrival().at()),
                column("created_second", fact -> fact.arrival().at().getEpochSecond()),
                column("created_day", fact -> fact.arrival().day()),
                column("created_hour", fact -> fact.arrival().hour()));
    }

    private static Stream<Column> response() {
        return Stream.of(
                        Stream.of(column(
                                "first_response_at", fact -> fact.response().firstAt())),
                        time("first_response", fact -> fact.response().first()),
                        time("last_response", fact -> fact.response().last()),
                        Stream.of(
                                column("agent_replies", fact -> fact.response().agentReplies())))
                .flatMap(columns -> columns);
    }

    private static Stream<Column> resolution() {
        return Stream.of(
                        Stream.of(
                                column("first_resolved_at", fact -> fact.resolution()
                                        .firstAt()),
                                column("first_resolved_day", fact -> fact.resolution()
                                        .firstDay())),
                        time("first_resolution", fact -> fact.resolution().first()),
                        Stream.of(
                                column("resolved_at", fact -> fact.resolution().at()),
                                column("resolved_day", fact -> fact.resolution().day()),
                                column("resolved_hour", fact -> fact.resolution()
                                        .hour())),
                        time("resolution", fact -> fact.resolution().full()),
                        Stream.of(column("reopens", fact -> fact.resolution().reopens())))
                .flatMap(columns -> columns);
    }

    private static Stream<Column> effort() {
        return Stream.of(
                        time("waiting_desk", fact -> fact.effort().waitingOnDesk()),
                        time("waiting_customer", fact -> fact.effort().waitingOnCustomer()),
                        time("waiting_third_party", fact -> fact.effort().waitingOnThirdParty()),
                        time("handling", fact -> fact.effort().handling()),
                        Stream.of(
                                column("one_touch", fact -> fact.effort().oneTouch()),
                                column("transfers", fact -> fact.effort().transfers()),
                                column("team_transfers", fact -> fact.effort().teamTransfers())))
                .flatMap(columns -> columns);
    }

    private static Stream<Column> survey() {
        return Stream.of(
                column("csat", fact -> fact.survey().csat()),
                column("nps", fact -> fact.survey().nps()),
                column("effort", fact -> fact.survey().effort()),
                column("survey_day", fact -> fact.survey().day()));
    }

    private static Stream<Column> mood() {
        return Stream.of(
                column("mood", fact -> fact.mood() == null ? null : fact.mood().course()),
                column(
                        "mood_shift",
                        fact -> fact.mood() == null
                                ? null
                                : (Double) fact.mood().shift()),
                column("marks", fact -> fact.marks().stream().map(Enum::name).collect(Collectors.joining(" "))));
    }

    private static Stream<Column> time(String name, Function<TicketFact, @Nullable Time> time) {
        return Stream.of(
                column(name + "_seconds", fact -> seconds(time.apply(fact))),
                column(name + "_business_seconds", fact -> businessSeconds(time.apply(fact))));
    }

    private static @Nullable Long seconds(@Nullable Time time) {
        return time == null ? null : (Long) time.seconds();
    }

    private static @Nullable Long businessSeconds(@Nullable Time time) {
        return time == null ? null : (Long) time.businessSeconds();
    }

    /** The columns of a table of what tickets have many of: the ticket's, then its own. */
    static List<String> partNames(String... own) {
        return Stream.concat(PART.stream().map(Column::name), Arrays.stream(own))
                .toList();
    }

    private static List<@Nullable Object> part(TicketFact fact, @Nullable Object... own) {
        List<@Nullable Object> values = new ArrayList<>(PART.size() + own.length);
        for (Column column : PART) {
            values.add(column.value.apply(fact));
        }
        values.addAll(Arrays.<@Nullable Object>asList(own));
        return values;
    }

    static Stream<List<@Nullable Object>> sla(TicketFact fact) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (TicketFact.SlaOutcome o : fact.sla()) {
            rows.add(part(fact, rows.size(), o.name(), o.day(), o.met(), o.elapsedSeconds(), o.goalSeconds()));
        }
        return rows.stream();
    }

    static Stream<List<@Nullable Object>> open(TicketFact fact) {
        return fact.open().stream()
                .map(spell -> part(fact, fact.arrival().at().getEpochSecond(), spell.from(), spell.until()));
    }

    static Stream<List<@Nullable Object>> questions(TicketFact fact) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (TicketFact.Question question : fact.response().questions()) {
            rows.add(part(
                    fact,
                    rows.size(),
                    question.day(),
                    seconds(question.answered()),
                    businessSeconds(question.answered())));
        }
        return rows.stream();
    }

    static Stream<List<@Nullable Object>> facets(TicketFact fact) {
        return fact.survey().facets().entrySet().stream()
                .map(facet -> part(fact, facet.getKey(), fact.survey().day(), facet.getValue()));
    }

    static Stream<List<@Nullable Object>> stages(TicketFact fact) {
        return fact.stages().stream()
                .map(stage -> part(
                        fact,
                        stage.stage(),
                        stage.from().getEpochSecond(),
                        stage.fromDay(),
                        stage.untilDay(),
                        seconds(stage.time()),
                        businessSeconds(stage.time())));
    }
}
