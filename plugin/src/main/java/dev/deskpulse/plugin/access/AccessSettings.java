package dev.deskpulse.plugin.access;

import dev.deskpulse.ticket.PersonId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may do what, as the admin sets it.
 *
 * @param people who sign in here, or have a role in the Forge app
 * @param adminGroups names of Jira groups whose members are admins
 * @param leadGroups the same of leads
 * @param auditorGroups the same of auditors
 * @param kept how long what Jira said of somebody counts
 * @param filesForAll whether everybody sees tickets of files, of which Jira knows nothing; else admins alone
 */
public record AccessSettings(
        List<Person> people,
        Set<String> adminGroups,
        Set<String> leadGroups,
        Set<String> auditorGroups,
        Duration kept,
        boolean filesForAll) {
    public static final Duration USUALLY_KEPT = Duration.ofMinutes(10);

    public AccessSettings {
        people = List.copyOf(people);
        adminGroups = Set.copyOf(adminGroups);
        leadGroups = Set.copyOf(leadGroups);
        auditorGroups = Set.copyOf(auditorGroups);
    }

    /** The role that a member of these groups has; of several groups the one that comes first of admin, lead and auditor. */
    Optional<Role> ofGroups(Set<String> groups) {
        if (groups.stream().anyMatch(adminGroups::contains)) {
            return Optional.of(Role.ADMIN);
        }
        if (groups.stream().anyMatch(leadGroups::contains)) {
            return Optional.of(Role.LEAD);
        }
        return groups.stream().anyMatch(auditorGroups::contains) ? Optional.of(Role.AUDITOR) : Optional.empty();
    }

    boolean asksForGroups() {
        return !adminGroups.isEmpty() || !leadGroups.isEmpty() || !auditorGroups.isEmpty();
    }

    /**
     * Somebody who is known by name.
     *
     * @param account in Jira, which decides what they see
     * @param teams of a lead: only these; none for all
     * @param tokenHash of what they sign in with; null for who comes by Jira alone
     */
    public record Person(
            String name,
            PersonId account,
            Role role,
            Set<String> teams,
            @Nullable String tokenHash) {
        public Person {
            teams = Set.copyOf(teams);
        }
    }

    Optional<Person> person(PersonId account) {
        return people.stream()
                .filter(person -> person.account().equals(account))
                .findFirst();
    }

    Optional<Person> personOfToken(String hash) {
        return people.stream().filter(person -> hash.equals(person.tokenHash())).findFirst();
    }
}
