package dev.deskpulse.plugin.forge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.deskpulse.connector.sync.RunOptions;
import dev.deskpulse.fixtures.RecordedRequest;
import dev.deskpulse.fixtures.site.FakeIssue;
import dev.deskpulse.fixtures.site.FakeUser;
import dev.deskpulse.progress.Progress;
import dev.deskpulse.scheduler.audit.Actor;
import dev.deskpulse.scheduler.audit.AuditAction;
import dev.deskpulse.scheduler.audit.AuditQuery;
import dev.deskpulse.ticket.AuthorRole;
import dev.deskpulse.ticket.Person;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What Atlassian is told of people, and what follows from its answer, on a desk of its own. */
class AccountReportTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void whoClosedTheirAccountIsForgottenAndWhoChangedItIsReadAnewOnceAWeek() throws Exception {
        try (ForgeDesk.Running running = new ForgeDesk.Running()) {
            List<JsonNode> first = reports(running);
            assertThat(first).isNotEmpty().allSatisfy(report -> assertThat(report.get("accounts"))
                    .hasSizeLessThanOrEqualTo(90));
            assertThat(accounts(first)).isEqualTo(peopleWhoAreNoAutomation(running));

            FakeIssue issue = running.site.issues().stream()
                    .filter(one ->
                            Objects.requireNonNullElse(one.reporter(), "").startsWith("customer-"))
                    .findFirst()
                    .orElseThrow();
            String closed = Objects.requireNonNull(issue.reporter());
            Person other = running.desk.tickets().people().values().stream()
                    .filter(person -> person.id().value().startsWith("customer-"))
                    .filter(person -> !person.id().value().equals(closed))
                    .findFirst()
                    .orElseThrow();
            running.clock.forward(Duration.ofDays(6));
            changed(running, closed, "Former user", false);
            changed(running, other.id().value(), "Somebody Renamed", true);
            assertThat(reports(running)).as("not before the week is over").isEmpty();
            assertThat(running.desk.trace(Actor.COMMAND_LINE, closed, List.of()).count())
                    .isPositive();

            running.clock.forward(Duration.ofDays(1));
            assertThat(reports(running)).isNotEmpty();
            assertThat(running.desk.trace(Actor.COMMAND_LINE, closed, List.of()).count())
                    .isZero();
            Person renamed =
                    Objects.requireNonNull(running.desk.tickets().people().get(other.id()));
            assertThat(renamed.role()).isEqualTo(AuthorRole.CUSTOMER);
            assertThat(renamed.displayName())
                    .as("another pseudonym for another name")
                    .startsWith("[person-")
                    .isNotEqualTo(other.displayName());
            assertThat(running.desk
                            .audit()
                            .find(AuditQuery.latest(AuditAction.ERASE, 1))
                            .get(0)
                            .event()
                            .actor())
                    .isEqualTo("schedule");

            running.clock.forward(Duration.ofDays(7));
            assertThat(accounts(reports(running)))
                    .as("nothing is kept of them any more")
                    .doesNotContain(closed)
                    .contains(other.id().value());
        }
    }

    private static void changed(ForgeDesk.Running running, String account, String name, boolean active) {
        FakeUser before = running.site.user(account).orElseThrow();
        running.site.addUser(new FakeUser(
                account,
                before.name(),
                before.key(),
                name,
                before.email(),
                before.accountType(),
                before.timeZone(),
                active));
    }

    /** Of a sync that runs now; those of the start where that was the last one. */
    private static List<JsonNode> reports(ForgeDesk.Running running) throws Exception {
        List<RecordedRequest> requests = running.firstRun;
        if (running.clock.instant().isAfter(ForgeDesk.NOON)) {
            running.jira.resetRequests();
            running.desk.sync(RunOptions.USUAL, Progress.SILENT);
            requests = running.jira.requests();
        }
        List<JsonNode> reports = new ArrayList<>();
        for (RecordedRequest request : requests) {
            if (request.path().equals("/app/report-accounts/")) {
                reports.add(JSON.readTree(request.body()));
            }
        }
        return reports;
    }

    private static Set<String> accounts(List<JsonNode> reports) {
        Set<String> accounts = new HashSet<>();
        reports.forEach(report -> report.get("accounts")
                .forEach(account -> accounts.add(account.get("accountId").asText())));
        return accounts;
    }

    private static Set<String> peopleWhoAreNoAutomation(ForgeDesk.Running running) {
        Set<String> people = new HashSet<>();
        for (Person person : running.desk.tickets().people().values()) {
            if (person.role() != AuthorRole.AUTOMATION && !person.id().value().startsWith("[")) {
                people.add(person.id().value());
            }
        }
        return people;
    }
}
