package dev.deskpulse.connector.jira.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskpulse.connector.jira.JiraUser;
import dev.deskpulse.connector.jira.http.HttpSettings;
import dev.deskpulse.connector.jira.http.JiraCall;
import dev.deskpulse.connector.jira.http.JiraHttp;
import dev.deskpulse.connector.jira.http.SignIn;
import dev.deskpulse.connector.jira.http.SiteAccess;
import dev.deskpulse.connector.jira.http.Timing;
import dev.deskpulse.connector.jira.wire.WireShapes;
import dev.deskpulse.ticket.PersonId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Tells Atlassian of whom an app keeps personal data, and learns who closed their account and who changed it: the report that its
 * user privacy guide asks of apps every seven days. Failures are {@link dev.deskpulse.connector.jira.JiraException}s.
 */
public final class AccountReport implements AutoCloseable {
    /** Atlassian takes no more in one call. */
    static final int MOST = 90;

    private final JiraHttp http;
    private final String cloudId;

    /** Makes no call yet. */
    public AccountReport(SignIn.ForgeApp app, HttpSettings settings, Timing timing) {
        this.http = new JiraHttp(new SiteAccess(app.gateway(), new SignIn.AtAtlassian(app)), settings, timing);
        this.cloudId = app.cloudId();
    }

    /**
     * What has become of accounts since their data was read.
     *
     * @param closed whose data must be erased
     * @param changed whose data must be read anew
     */
    public record Answer(Set<PersonId> closed, Set<PersonId> changed) {
        public Answer {
            closed = Set.copyOf(closed);
            changed = Set.copyOf(changed);
        }
    }

    /**
     * Reports accounts; the answer names none that was not reported.
     *
     * @param read when their data was last read
     */
    public Answer report(Collection<PersonId> accounts, Instant read) {
        Set<PersonId> closed = new HashSet<>();
        Set<PersonId> changed = new HashSet<>();
        for (List<PersonId> some : slices(accounts)) {
            JsonNode answer = http.json(
                    JiraCall.post("/app/report-accounts/").repeatable().body(question(some, read)));
            for (JsonNode account : answer.path("accounts")) {
                PersonId id = new PersonId(account.path("accountId").asText());
                if (some.contains(id)) {
                    switch (account.path("status").asText()) {
                        case "closed" -> closed.add(id);
                        case "updated" -> changed.add(id);
                        default -> {
                            // A state that asks nothing of us.
                        }
                    }
                }
            }
        }
        return new Answer(closed, changed);
    }

    private static ObjectNode question(List<PersonId> accounts, Instant read) {
        ObjectNode question = JsonNodeFactory.instance.objectNode();
        ArrayNode all = question.putArray("accounts");
        accounts.forEach(
                account -> all.addObject().put("accountId", account.value()).put("updatedAt", read.toString()));
        return question;
    }

    /** How accounts are called now; those that the site does not know are left out. */
    public List<JiraUser> users(Collection<PersonId> accounts) {
        List<JiraUser> users = new ArrayList<>();
        for (List<PersonId> some : slices(accounts)) {
            JiraCall call = JiraCall.get("/ex/jira/{cloud}" + CloudSite.API + "/user/bulk", cloudId)
                    .points(some.size())
                    .query("maxResults", String.valueOf(MOST));
            for (PersonId account : some) {
                call = call.query("accountId", account.value());
            }
            for (JsonNode told : http.json(call).path("values")) {
                JiraUser user = WireShapes.user(told);
                if (user != null && some.contains(user.id())) {
                    users.add(user);
                }
            }
        }
        return users;
    }

    private static List<List<PersonId>> slices(Collection<PersonId> accounts) {
        List<PersonId> all = List.copyOf(accounts);
        List<List<PersonId>> slices = new ArrayList<>();
        for (int from = 0; from < all.size(); from += MOST) {
            slices.add(all.subList(from, Math.min(from + MOST, all.size())));
        }
        return slices;
    }

    @Override
    public void close() {
        http.close();
    }
}
