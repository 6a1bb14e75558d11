package dev.deskpulse.connector.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.deskpulse.connector.jira.Deployment;
import dev.deskpulse.connector.jira.FetchOutcome;
import dev.deskpulse.connector.jira.FieldAdmin;
import dev.deskpulse.connector.jira.FieldDefinition;
import dev.deskpulse.connector.jira.IssueQuery;
import dev.deskpulse.connector.jira.IssueStub;
import dev.deskpulse.connector.jira.IssueWriter;
import dev.deskpulse.connector.jira.JiraComment;
import dev.deskpulse.connector.jira.JiraException;
import dev.deskpulse.connector.jira.JiraHistoryEntry;
import dev.deskpulse.connector.jira.JiraIssue;
import dev.deskpulse.connector.jira.JiraProject;
import dev.deskpulse.connector.jira.JiraSite;
import dev.deskpulse.connector.jira.JiraStatus;
import dev.deskpulse.connector.jira.JiraUser;
import dev.deskpulse.connector.jira.Myself;
import dev.deskpulse.connector.jira.SiteInfo;
import dev.deskpulse.ticket.AuthorRole;
import dev.deskpulse.ticket.PersonId;
import dev.deskpulse.ticket.StatusCategory;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A Jira site in memory that keeps the contract of {@link JiraSite} and misbehaves as real ones do: pages are read while
 * others edit, the index shows an edit late, issues are deleted, hidden and moved, some cannot be read.
 */
final class FakeSite implements JiraSite {
    private static final DateTimeFormatter JIRA_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSZ").withZone(ZoneOffset.ofHours(8));
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    static final JiraUser CUSTOMER = new JiraUser(new PersonId("c-1"), "Zhang Wei", AuthorRole.CUSTOMER, true);
    static final JiraUser AGENT = new JiraUser(new PersonId("a-1"), "Li Na", AuthorRole.AGENT, true);

    /** An issue as the site holds it. */
    static final class Issue {
        final String id;
        String key;
        String summary = "你好 hello";
        Instant updated;
        boolean hidden;
        final Instant created;
        final List<JiraComment> comments = new ArrayList<>();
        final List<JiraHistoryEntry> history = new ArrayList<>();

        Issue(String id, String key, Instant created) {
            this.id = id;
            this.key = key;
            this.created = created;
            this.updated = created;
        }

        String project() {
            return key.substring(0, key.lastIndexOf('-'));
        }
    }

    final TreeMap<Integer, Issue> issues = new TreeMap<>();
    final Set<String> hiddenProjects = new HashSet<>();
    final Set<String> poison = new HashSet<>();
    final Set<String> unreadable = new HashSet<>();
    final Set<String> cut = new HashSet<>();
    final List<IssueQuery> queries = new ArrayList<>();
    final List<String> fetched = new ArrayList<>();
    final Map<String, Integer> calls = new HashMap<>();
    Boundary boundary = Boundary.QUIET;
    Instant now = Instant.parse("2026-03-01T09:00:30.123Z");
    Duration indexLag = Duration.ZERO;
    int pageSize = 7;
    boolean repeatsPages;
    List<FieldDefinition> fields = List.of(
            new FieldDefinition("summary", "Summary", false, "string", null),
            new FieldDefinition("customfield_1", "Channel", true, "string", null));
    Predicate<Issue> listedByCensus = issue -> true;
    private int nextId = 10_000;

    Issue create(String project) {
        int id = nextId++;
        Issue issue = new Issue(String.valueOf(id), project + "-" + id, now);
        issues.put(id, issue);
        return issue;
    }

    void create(String project, int howMany) {
        for (int i = 0; i < howMany; i++) {
            create(project);
        }
    }

    void edit(Issue issue) {
        String before = issue.summary;
        issue.summary = before + "!";
        issue.history.add(new JiraHistoryEntry(
                issue.id + issue.history.size(),
                now,
                AGENT,
                List.of(new JiraHistoryEntry.Item("summary", null, before, null, issue.summary))));
        issue.updated = now;
    }

    void comment(Issue issue) {
        JiraUser author = issue.comments.size() % 2 == 0 ? AGENT : CUSTOMER;
        issue.comments.add(
                new JiraComment(issue.id + issue.comments.size(), author, now, now, true, "comment at " + now));
        issue.updated = now;
    }

    void delete(Issue issue) {
        issues.remove(Integer.valueOf(issue.id));
    }

    void move(Issue issue, String project) {
        issue.key = project + "-" + issue.id;
        issue.updated = now;
    }

    /** A project's key is changed: no issue counts as updated. */
    void renameProject(String from, String to) {
        issues.values().stream()
                .filter(issue -> issue.project().equals(from))
                .forEach(issue -> issue.key = to + "-" + issue.id);
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    List<Issue> visible() {
        return issues.values().stream().filter(this::isVisible).toList();
    }

    Issue byId(String id) {
        return Objects.requireNonNull(issues.get(Integer.valueOf(id)), "no issue " + id);
    }

    private boolean isVisible(Issue issue) {
        return !issue.hidden && !hiddenProjects.contains(issue.project());
    }

    private void called(String what) {
        calls.merge(what, 1, Integer::sum);
        boundary.cross("site " + what);
    }

    @Override
    public SiteInfo info() {
        called("info");
        return new SiteInfo(URI.create("https://example.invalid"), Deployment.CLOUD, "1001.0.0", now);
    }

    @Override
    public Myself myself() {
        called("myself");
        return new Myself(new PersonId("deskpulse"), "Deskpulse", ZoneId.of("Asia/Shanghai"));
    }

    @Override
    public List<FieldDefinition> fields() {
        called("fields");
        return fields;
    }

    @Override
    public List<JiraProject> projects() {
        called("projects");
        return issues.values().stream()
                .map(Issue::project)
                .distinct()
                .filter(key -> !hiddenProjects.contains(key))
                .map(key -> new JiraProject(key, key, key, true))
                .toList();
    }

    @Override
    public List<JiraStatus> statuses() {
        called("statuses");
        return List.of(new JiraStatus("1", "Open", StatusCategory.TO_DO));
    }

    @Override
    public Set<String> visible(PersonId person, List<IssueStub> stubs) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Set<String> groups(PersonId person) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Set<String> granted(Set<String> permissions, String projectKey) {
        called("granted");
        return hiddenProjects.contains(projectKey) ? Set.of() : permissions;
    }

    @Override
    public void list(IssueQuery query, Consumer<List<IssueStub>> pages) {
        queries.add(query);
        Instant since = query.updatedSince() == null
                ? Instant.MIN
                : query.updatedSince().truncatedTo(ChronoUnit.MINUTES);
        page(
                "list",
                query.projects(),
                pages,
                issue -> !issue.updated.isBefore(since) && !issue.updated.isAfter(now.minus(indexLag)));
    }

    @Override
    public void matching(List<String> projects, String jql, Consumer<List<IssueStub>> pages) {
        throw new UnsupportedOperationException("a sync asks for no JQL of a person's");
    }

    @Override
    public void census(List<String> projects, Consumer<List<IssueStub>> pages) {
        page("census", projects, pages, listedByCensus);
    }

    private void page(String what, List<String> projects, Consumer<List<IssueStub>> pages, Predicate<Issue> wanted) {
        int last = -1;
        while (true) {
            called(what);
            List<Issue> page = issues.tailMap(last, false).values().stream()
                    .filter(issue -> projects.isEmpty() || projects.contains(issue.project()))
                    .filter(this::isVisible)
                    .filter(wanted)
                    .limit(pageSize)
                    .toList();
            if (page.isEmpty()) {
                return;
            }
            List<IssueStub> stubs = page.stream()
                    .map(issue -> new IssueStub(issue.id, issue.key, issue.updated))
                    .toList();
            pages.accept(stubs);
            if (repeatsPages) {
                List<IssueStub> again = new ArrayList<>(stubs);
                Collections.reverse(again);
                pages.accept(again);
            }
            last = Integer.parseInt(page.get(page.size() - 1).id);
        }
    }

    @Override
    public List<FetchOutcome> fetch(List<IssueStub> stubs, Set<String> fieldIds) {
        called("fetch");
        if (stubs.stream().anyMatch(stub -> poison.contains(stub.id()))) {
            throw new JiraException.BadAnswer("the answer is no JSON", null);
        }
        return stubs.stream().map(this::fetchOne).toList();
    }

    private FetchOutcome fetchOne(IssueStub stub) {
        fetched.add(stub.id());
        Issue issue = issues.get(Integer.valueOf(stub.id()));
        if (issue == null || !isVisible(issue)) {
            return new FetchOutcome.NotFound(stub);
        }
        if (unreadable.contains(stub.id())) {
            return new FetchOutcome.Unreadable(stub, "the answer ends in the middle");
        }
        List<JiraComment> comments = cut.contains(issue.id) ? List.of() : issue.comments;
        return new FetchOutcome.Fetched(
                stub,
                new JiraIssue(
                        issue.id,
                        issue.key,
                        fieldsOf(issue),
                        comments,
                        issue.comments.size(),
                        issue.history,
                        issue.history.size()));
    }

    private static Map<String, JsonNode> fieldsOf(Issue issue) {
        return Map.of(
                "summary", JSON.textNode(issue.summary),
                "customfield_1", JSON.textNode("Web"),
                "created", JSON.textNode(JIRA_TIME.format(issue.created)),
                "updated", JSON.textNode(JIRA_TIME.format(issue.updated)),
                "status", JSON.objectNode().put("id", "1").put("name", "Open"),
                "reporter",
                        JSON.objectNode()
                                .put("accountId", "c-1")
                                .put("displayName", "Zhang Wei")
                                .put("accountType", "customer"));
    }

    @Override
    public String plainText(JsonNode richText) {
        return richText.asText();
    }

    @Override
    public IssueWriter writer() {
        throw new UnsupportedOperationException("sync writes nothing");
    }

    @Override
    public FieldAdmin fieldAdmin() {
        throw new UnsupportedOperationException("sync writes nothing");
    }

    @Override
    public void close() {}
}
