package dev.deskpulse.connector.jira.datacenter;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskpulse.connector.jira.IssueStub;
import dev.deskpulse.connector.jira.JiraException;
import dev.deskpulse.connector.jira.http.JiraCall;
import dev.deskpulse.connector.jira.http.JiraHttp;
import dev.deskpulse.connector.jira.rest.Jql;
import dev.deskpulse.connector.jira.wire.BadShape;
import dev.deskpulse.connector.jira.wire.JiraTime;
import dev.deskpulse.connector.jira.wire.JsonStream;
import dev.deskpulse.connector.jira.wire.WireShapes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Walks through the issues of a project by their keys, which never change their order: pages by {@code startAt} lose
 * issues when others go, and end at 10,000. Each page starts with the last issue of the page before; where that is not
 * the first of it, it was deleted or moved meanwhile and says nothing of what comes after, and an earlier one is taken.
 */
final class DataCenterListing {
    /** What sites allow at most, unless their administrator has changed {@code jira.search.views.default.max}. */
    private static final int PAGE = 1_000;

    private static final int MOST_RESTARTS = 3;

    private final JiraHttp http;

    DataCenterListing(JiraHttp http) {
        this.http = http;
    }

    private record Page(List<IssueStub> stubs, int total) {
        boolean startsWith(String key) {
            return !stubs.isEmpty() && stubs.get(0).key().equals(key);
        }

        boolean last() {
            return stubs.size() >= total;
        }
    }

    /**
     * @param condition JQL that the issues must meet too, beginning with {@code AND}; empty for all
     * @param field the one field to ask for
     */
    void list(List<String> projects, String condition, String field, Consumer<List<IssueStub>> pages) {
        Set<String> seen = new HashSet<>();
        for (String project : projects) {
            String jql = "project = " + Jql.quote(project) + condition;
            new Walk(jql, field, pages, seen).toTheEnd();
        }
    }

    /** The way through one project. */
    private final class Walk {
        private final String jql;
        private final String field;
        private final Consumer<List<IssueStub>> pages;
        private final Set<String> seen;
        private int restarts;

        /** @param seen ids handed on so far, shared by all projects: an issue may move while the listing is read */
        Walk(String jql, String field, Consumer<List<IssueStub>> pages, Set<String> seen) {
            this.jql = jql;
            this.field = field;
            this.pages = pages;
            this.seen = seen;
        }

        void toTheEnd() {
            Page page = first();
            take(page);
            while (!page.last()) {
                page = after(page);
                take(page);
            }
        }

        private Page first() {
            return search("");
        }

        /** The page that starts with the latest issue of this page that is still there; the first where none is. */
        private Page after(Page page) {
            int last = page.stubs().size() - 1;
            for (int back = 0; back <= last; back = back * 2 + 1) {
                Optional<Page> next = from(page.stubs().get(last - back).key());
                if (next.isPresent()) {
                    return advancing(next.get());
                }
            }
            if (++restarts > MOST_RESTARTS) {
                throw new JiraException.Unavailable(
                        "whole pages of issues go while the listing is read; try later", null);
            }
            return first();
        }

        /** A page of one issue never gets on. */
        private static Page advancing(Page page) {
            if (page.stubs().size() < 2 && !page.last()) {
                throw new JiraException.BadAnswer(
                        "the site gives one issue a page: raise jira.search.views.default.max on the site", null);
            }
            return page;
        }

        /** Empty where no page starts with that issue. */
        private Optional<Page> from(String key) {
            try {
                return Optional.of(search(" AND key >= " + Jql.quote(key))).filter(page -> page.startsWith(key));
            } catch (JiraException.Refused e) {
                if (e.status() != 400) {
                    throw e;
                }
                return Optional.empty(); // JQL refuses the key of an issue that is not there
            }
        }

        private Page search(String bound) {
            ObjectNode body = JsonNodeFactory.instance.objectNode();
            body.put("jql", jql + bound + " ORDER BY key ASC").put("startAt", 0).put("maxResults", PAGE);
            body.putArray("fields").add(field);
            return http.send(
                    JiraCall.post(DataCenterSite.API + "/search").body(body).readOnly(), DataCenterListing::read);
        }

        private void take(Page page) {
            List<IssueStub> fresh =
                    page.stubs().stream().filter(stub -> seen.add(stub.id())).toList();
            if (!fresh.isEmpty()) {
                pages.accept(fresh);
            }
        }
    }

    private static Page read(JsonParser parser) throws IOException {
        Reading reading = new Reading();
        JsonStream.object(parser, reading::field);
        return reading.page();
    }

    /** A page on its way in. */
    private static final class Reading {
        private final List<IssueStub> stubs = new ArrayList<>();
        private int total = -1;
        private boolean complete;

        void field(String name, JsonParser value) throws IOException {
            if (name.equals("issues")) {
                JsonStream.items(value, name, issue -> stubs.add(stub(issue)));
                complete = true;
            } else if (name.equals("total")) {
                total = value.getValueAsInt(-1);
            }
        }

        /** Without issues or total an answer must not pass as the last page. */
        Page page() {
            if (!complete || total < 0) {
                throw new BadShape("'issues' or 'total' is missing");
            }
            if (stubs.isEmpty() && total > 0) {
                throw new BadShape("'issues' is empty though 'total' is " + total);
            }
            return new Page(List.copyOf(stubs), total);
        }
    }

    private static IssueStub stub(JsonNode issue) {
        JsonNode updated = issue.path("fields").path("updated");
        return new IssueStub(
                WireShapes.text(issue, "id"),
                WireShapes.text(issue, "key"),
                updated.isValueNode() ? JiraTime.parse(updated, "updated") : null);
    }
}
