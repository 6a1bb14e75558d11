package dev.deskpulse.plugin.app;

import dev.deskpulse.connector.jira.JiraException;
import dev.deskpulse.connector.jira.JiraUser;
import dev.deskpulse.connector.jira.cloud.AccountReport;
import dev.deskpulse.connector.jira.http.SignIn;
import dev.deskpulse.connector.jira.http.Timing;
import dev.deskpulse.plugin.settings.Settings;
import dev.deskpulse.scheduler.privacy.MaskedTickets;
import dev.deskpulse.scheduler.privacy.ReportedAccounts;
import dev.deskpulse.ticket.AuthorRole;
import dev.deskpulse.ticket.Person;
import dev.deskpulse.ticket.PersonId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports to Atlassian every seven days whose personal data is kept, forgets those who closed their account, and reads anew how the
 * others who changed it are called. Only where Jira is called as a Forge app: nobody else may ask.
 */
final class AccountReports {
    private static final Logger LOG = LoggerFactory.getLogger(AccountReports.class);

    /** As Atlassian's user privacy guide asks. */
    private static final Duration CYCLE = Duration.ofDays(7);

    /** As Atlassian makes them; what stands in the place of a person has brackets. */
    private static final Pattern ACCOUNT = Pattern.compile("[A-Za-z0-9:-]{1,128}");

    private final Supplier<Settings> settings;
    private final MaskedTickets tickets;
    private final ReportedAccounts reported;
    private final Consumer<String> erase;
    private final Clock clock;

    /** @param erase forgets an account */
    AccountReports(Supplier<Settings> settings, DeskStores stores, Consumer<String> erase, Clock clock) {
        this.settings = settings;
        this.tickets = stores.tickets();
        this.reported = new ReportedAccounts(stores.database());
        this.erase = erase;
        this.clock = clock;
    }

    /** Does nothing before a report is due again; one that fails is tried again by the next call. */
    void run() {
        if (settings.get().jira().access().signIn() instanceof SignIn.ForgeApp app
                && reported.last().map(this::isOver).orElse(true)) {
            try (AccountReport report = new AccountReport(app, settings.get().http(), Timing.system(clock))) {
                report(report);
            } catch (JiraException e) {
                LOG.warn(
                        "Atlassian was not told whose data is kept, it is tried again with the next sync: {}",
                        e.getMessage());
            }
        }
    }

    private boolean isOver(Instant last) {
        return !clock.instant().isBefore(last.plus(CYCLE));
    }

    private void report(AccountReport report) {
        Instant begun = clock.instant();
        Map<PersonId, Person> people = tickets.people();
        List<PersonId> accounts = people.values().stream()
                .filter(person -> person.role() != AuthorRole.AUTOMATION)
                .map(Person::id)
                .filter(id -> ACCOUNT.matcher(id.value()).matches())
                .toList();
        // Nobody knows how old the names are before the first report: all that ever changed are read anew then.
        AccountReport.Answer answer = report.report(accounts, reported.last().orElse(Instant.EPOCH));
        answer.closed().forEach(account -> erase.accept(account.value()));
        tickets.savePeople(report.users(answer.changed()).stream()
                .map(user -> named(user, people))
                .toList());
        reported.keep(begun);
        LOG.info(
                "Atlassian was told of {} accounts: {} were closed and are forgotten, {} were read anew",
                accounts.size(),
                answer.closed().size(),
                answer.changed().size());
    }

    /** What somebody is to the desk is no matter of their account. */
    private static Person named(JiraUser user, Map<PersonId, Person> people) {
        Person known = people.get(user.id());
        return new Person(user.id(), user.displayName(), known == null ? user.role() : known.role());
    }
}
