package dev.deskpulse.plugin.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.deskpulse.connector.jira.IssueStub;
import dev.deskpulse.connector.jira.JiraException;
import dev.deskpulse.connector.jira.JiraSite;
import dev.deskpulse.plugin.settings.Settings;
import dev.deskpulse.scheduler.kpi.Selection;
import dev.deskpulse.ticket.TicketId;
import io.javalin.http.HttpResponseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The tickets that a JQL of the site finds, as the desk's account sees them; whoever asks is shown those of them that they
 * may see. Kept for some minutes: a dashboard asks again and again.
 */
public final class JqlSelections {
    private static final Duration KEPT = Duration.ofMinutes(5);
    /** In characters of ids, all together. */
    private static final int MOST_KEPT = 32_000_000;

    private static final Duration A_MINUTE = Duration.ofMinutes(1);
    /** A dashboard of thirty gadgets, each with its own, is asked for at once. */
    static final int MOST_A_MINUTE = 40;

    private static final int MOST_PEOPLE = 10_000;
    private static final int TOO_MANY = 429;
    private static final int MOST_TICKETS = 50_000;
    private static final int LONGEST = 1_000;
    private static final int BAD_REQUEST = 400;

    private final Settings.Jira jira;
    private final JiraSite site;
    private final Cache<String, Integer> asked = Caffeine.newBuilder()
            .expireAfterWrite(A_MINUTE)
            .maximumSize(MOST_PEOPLE)
            .build();
    private final Cache<String, Answer> known = Caffeine.newBuilder()
            .expireAfterWrite(KEPT)
            .maximumWeight(MOST_KEPT)
            .weigher((String jql, Answer answer) -> jql.length() + answer.size())
            .build();

    public JqlSelections(Settings.Jira jira, JiraSite site) {
        this.jira = jira;
        this.site = site;
    }

    /** What the site said of a JQL. */
    private sealed interface Answer {
        int size();
    }

    private record Found(Selection tickets) implements Answer {
        @Override
        public int size() {
            return tickets.ids().length();
        }
    }

    private record Refused(String why) implements Answer {
        @Override
        public int size() {
            return why.length();
        }
    }

    /**
     * @param who asks: whoever has new ones asked again and again is told to wait
     * @throws IllegalArgumentException where the site does not take it, or where it finds more than 50,000 tickets
     * @throws HttpResponseException where this person has had too many asked within a minute
     * @throws JiraException where the site cannot be asked
     */
    Selection of(String jql, String who) {
        if (jql.length() > LONGEST) {
            throw new IllegalArgumentException("a JQL has at most " + LONGEST + " characters");
        }
        Answer answer = known.getIfPresent(jql);
        if (answer == null) {
            count(who);
            answer = known.get(jql, this::ask);
        }
        if (answer instanceof Refused refused) {
            throw new IllegalArgumentException(refused.why());
        }
        return ((Found) answer).tickets();
    }

    /** The minute begins anew with each that is asked. */
    private void count(String who) {
        if (asked.asMap().merge(who, 1, Integer::sum) > MOST_A_MINUTE) {
            throw new HttpResponseException(
                    TOO_MANY,
                    "more than " + MOST_A_MINUTE + " different JQLs within a minute; wait a minute",
                    Map.of());
        }
    }

    private Answer ask(String jql) {
        try {
            return new Found(search(jql));
        } catch (IllegalArgumentException e) {
            return new Refused(String.valueOf(e.getMessage()));
        }
    }

    private Selection search(String jql) {
        List<TicketId> found = new ArrayList<>();
        Consumer<List<IssueStub>> take = page -> {
            page.forEach(stub -> found.add(TicketId.of(jira.source(), stub.id())));
            if (found.size() > MOST_TICKETS) {
                throw new IllegalArgumentException("this JQL finds more than " + MOST_TICKETS
                        + " tickets; narrow it, or choose the values of a dimension instead");
            }
        };
        try {
            site.matching(jira.projects(), jql, take);
        } catch (JiraException.Refused e) {
            if (e.status() != BAD_REQUEST) {
                throw e;
            }
            throw new IllegalArgumentException("Jira does not take this JQL: " + e.getMessage(), e);
        }
        return Selection.of(found);
    }
}
