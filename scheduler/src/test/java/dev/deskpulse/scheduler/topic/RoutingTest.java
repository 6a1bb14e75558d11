package dev.deskpulse.scheduler.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.deskpulse.scheduler.topic.RoutingHint.Level;
import dev.deskpulse.ticket.AuthorRole;
import dev.deskpulse.ticket.Person;
import dev.deskpulse.ticket.PersonId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RoutingTest {
    private final List<Routing.Case> cases = new ArrayList<>();

    private void cases(int count, boolean good, Map<Level, String> with) {
        for (int i = 0; i < count; i++) {
            cases.add(new Routing.Case(with, good));
        }
    }

    @Test
    void teamsAndQueuesComeBeforeProjectsAndAgents() {
        cases(20, true, Map.of(Level.AGENT, "ann", Level.QUEUE, "Payments", Level.TEAM, "Blue", Level.PROJECT, "A"));
        cases(20, false, Map.of(Level.AGENT, "bob", Level.QUEUE, "General", Level.TEAM, "Red", Level.PROJECT, "B"));

        assertThat(Routing.best(cases, 1)).extracting(RoutingHint::who).containsExactly("Blue", "Payments", "A", "ann");
    }

    @Test
    void aHintSaysOnHowManyTicketsItRestsAndIsDrawnTowardsTheUsual() {
        cases(10, true, Map.of(Level.TEAM, "Blue"));
        cases(10, false, Map.of(Level.TEAM, "Red"));

        RoutingHint blue = Routing.best(cases, 1).get(0);
        assertThat(blue.cases()).isEqualTo(10);
        assertThat(blue.score()).isCloseTo(0.75, within(1e-9));
    }

    @Test
    void nineCasesAreTooFewAndOneAloneIsNoChoice() {
        cases(9, true, Map.of(Level.TEAM, "Blue"));
        cases(30, false, Map.of(Level.TEAM, "Red"));

        assertThat(Routing.best(cases, 3)).isEmpty();
    }

    @Test
    void withoutResolvedTicketsThereIsNoHint() {
        assertThat(Routing.best(List.of(), 3)).isEmpty();
    }

    @Test
    void anAgentIsShownByNameAndATeamOfThatNameIsNoAgent() {
        PersonId id = new PersonId("[person-01]");
        Map<PersonId, Person> people = Map.of(id, new Person(id, "Ann Li", AuthorRole.AGENT));

        assertThat(new RoutingHint(Level.AGENT, id.value(), 0.8, 12)
                        .named(people)
                        .who())
                .isEqualTo("Ann Li");
        assertThat(new RoutingHint(Level.TEAM, id.value(), 0.8, 12)
                        .named(people)
                        .who())
                .isEqualTo(id.value());
        assertThat(new RoutingHint(Level.AGENT, "gone", 0.8, 12).named(people).who())
                .isEqualTo("gone");
    }
}
