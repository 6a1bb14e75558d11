package dev.deskpulse.plugin.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.deskpulse.connector.jira.IssueStub;
import dev.deskpulse.connector.jira.JiraException;
import dev.deskpulse.connector.jira.JiraSite;
import dev.deskpulse.plugin.settings.Settings;
import dev.deskpulse.scheduler.kpi.Selection;
import dev.deskpulse.ticket.TicketId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The tickets that a JQL of the site finds, as the desk's account sees them; whoever asks is shown those of them that they
 * may see. Kept for some minutes: a dashboard asks again and again.
 */
public final class JqlSelections {
    private static final Duration KEPT = Duration.ofMinutes(5);
    /** In characters of ids, all together. */
    private static final int MOST_KEPT = 32_000_000;

    private static final int MOST_TICKETS = 50_000;
    private static final int LONGEST = 1_000;
    private static final int BAD_REQUEST = 400;

    private final Settings.Jira jira;
    private final JiraSite site;
    private final Cache<String, Selection> known = Caffeine.newBuilder()
            .expireAfterWrite(KEPT)
            .maximumWeight(MOST_KEPT)
            .weigher((String jql, Selection found) -> jql.length() + found.ids().length())
            .build();

    public JqlSelections(Settings.Jira jira, JiraSite site) {
        this.jira = jira;
        this.site = site;
    }

    /**
     * @throws IllegalArgumentException where the site does not take it, or where it finds more than 50,000 tickets
     * @throws JiraException where the site cannot be asked
     */
    Selection of(String jql) {
        if (jql.length() > LONGEST) {
            throw new IllegalArgumentException("a JQL has at most " + LONGEST + " characters");
        }
        return known.get(jql, this::ask);
    }

    private Selection ask(String jql) {
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
