package dev.deskpulse.connector.sync;

import com.fasterxml.jackson.databind.JsonNode;
import dev.deskpulse.connector.jira.JiraUser;
import dev.deskpulse.ticket.AuthorRole;
import dev.deskpulse.ticket.Person;
import dev.deskpulse.ticket.PersonId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everyone whom one issue names, and on which side each stands in it. A person's own role comes from the account
 * alone, so that it does not depend on which issue was read last; the role in a ticket also from who asked.
 */
final class IssuePeople {
    private final Set<PersonId> automation;
    private final Map<PersonId, Person> people = new LinkedHashMap<>();
    private @Nullable PersonId customer;

    /** @param automation accounts that are machines although they look like people, Deskpulse's own among them */
    IssuePeople(Set<PersonId> automation) {
        this.automation = automation;
    }

    List<Person> all() {
        return List.copyOf(people.values());
    }

    /** The one who speaks for the customer's side in this issue, whatever kind of account that is. */
    void customerIs(@Nullable PersonId id) {
        customer = id;
    }

    /** The person in a user field; empty for a value that is no user. */
    Optional<PersonId> inField(JsonNode user) {
        JsonNode one = user.isArray() && user.size() == 1 ? user.get(0) : user;
        // Only users have one of the first three; a choice has a name too, but never a display name.
        String id = firstText(one, one.has("displayName") ? List.of("accountId", "key", "name") : List.of("accountId"));
        if (id.isEmpty()) {
            return Optional.empty();
        }
        String name = one.path("displayName").asText("").isBlank()
                ? id
                : one.path("displayName").asText();
        return Optional.of(add(new JiraUser(
                new PersonId(ValueText.bounded(id)),
                ValueText.bounded(name),
                ofAccountType(one.path("accountType").asText("")),
                one.path("active").asBoolean(true))));
    }

    @Nullable
    PersonId author(@Nullable JiraUser user) {
        return user == null ? null : add(user);
    }

    /** The side on which an author stands; one whom the site hides or who is not signed in is no agent. */
    AuthorRole roleOf(@Nullable JiraUser author) {
        if (author == null) {
            return AuthorRole.CUSTOMER;
        }
        AuthorRole own = ownRole(author);
        return own != AuthorRole.AUTOMATION && author.id().equals(customer) ? AuthorRole.CUSTOMER : own;
    }

    private PersonId add(JiraUser user) {
        people.putIfAbsent(user.id(), new Person(user.id(), user.displayName(), ownRole(user)));
        return user.id();
    }

    private AuthorRole ownRole(JiraUser user) {
        return automation.contains(user.id()) ? AuthorRole.AUTOMATION : user.role();
    }

    private static AuthorRole ofAccountType(String type) {
        return switch (type) {
            case "app" -> AuthorRole.AUTOMATION;
            case "customer" -> AuthorRole.CUSTOMER;
            default -> AuthorRole.AGENT;
        };
    }

    private static String firstText(JsonNode object, List<String> names) {
        return names.stream()
                .map(name -> object.path(name).asText("").strip())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }
}
