package dev.deskpulse.plugin.settings;

import dev.deskpulse.plugin.access.AccessSettings;
import dev.deskpulse.plugin.access.Role;
import dev.deskpulse.ticket.PersonId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads who may do what. */
final class AccessSection {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(1);

    private AccessSection() {}

    static AccessSettings read(Section access) {
        List<AccessSettings.Person> people = new ArrayList<>();
        Set<String> accounts = new HashSet<>();
        for (Section person : access.items("people")) {
            person(person).ifPresent(known -> {
                if (accounts.add(known.account().value())) {
                    people.add(known);
                } else {
                    person.problem("account", "is that of another entry too; one person has one entry");
                }
            });
        }
        return new AccessSettings(
                people,
                Set.copyOf(access.texts("adminGroups")),
                Set.copyOf(access.texts("leadGroups")),
                Set.copyOf(access.texts("auditorGroups")),
                kept(access),
                access.flag("filesForAll", false));
    }

    private static Optional<AccessSettings.Person> person(Section person) {
        String name = person.requiredText("name", "say how people know them");
        String account = person.requiredText(
                "account", "give the id of their Jira account (on Data Center the user key): it decides what they see");
        Role role = person.choice("role", Role.class).orElse(Role.VIEWER);
        Set<String> teams = Set.copyOf(person.texts("teams"));
        if (!teams.isEmpty() && role != Role.LEAD) {
            person.problem("teams", "is for leads; say role: lead, or leave it out");
        }
        Optional<String> hash = person.text("tokenHash");
        hash.filter(given -> !HASH.matcher(given).matches())
                .ifPresent(given -> person.problem(
                        "tokenHash", "is no hash of a token; `deskpulse person` makes a token and prints its hash"));
        return account.isEmpty()
                ? Optional.empty()
                : Optional.of(new AccessSettings.Person(name, new PersonId(account), role, teams, hash.orElse(null)));
    }

    /** Too short asks the site all the time, too long shows what was taken away. */
    private static Duration kept(Section access) {
        Duration kept = access.duration("kept", AccessSettings.USUALLY_KEPT);
        if (kept.compareTo(SHORTEST) < 0 || kept.compareTo(LONGEST) > 0) {
            access.problem("kept", "is not from 1m to 1h");
            return AccessSettings.USUALLY_KEPT;
        }
        return kept;
    }
}
