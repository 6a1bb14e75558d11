package dev.deskpulse.scheduler.writeback;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
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
import dev.deskpulse.connector.jira.RichText;
import dev.deskpulse.connector.jira.SiteInfo;
import dev.deskpulse.ticket.AuthorRole;
import dev.deskpulse.ticket.PersonId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A site in memory that keeps every request, and fails as it is told to. */
final class MemorySite implements JiraSite, IssueWriter {
    static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
    static final JiraUser ROBOT = new JiraUser(new PersonId("robot"), "Robot", AuthorRole.AUTOMATION, true);
    static final JiraUser ANN = new JiraUser(new PersonId("ann"), "Ann", AuthorRole.AGENT, true);

    /** The process is killed. */
    static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    static final class Issue {
        final Map<String, JsonNode> fields = new HashMap<>();
        final Map<String, JsonNode> properties = new TreeMap<>();
        final Map<String, RichText> comments = new TreeMap<>();
        final List<JiraHistoryEntry> history = new ArrayList<>();
    }

    final Map<String, Issue> issues = new TreeMap<>();
    final List<FieldDefinition> definitions = new ArrayList<>();
    final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    final Map<String, String> refusedFields = new HashMap<>();
    Consumer<String> onRequest = request -> {};
    boolean down;
    boolean killedAfterNextWrite;
    boolean killedBeforeNextWrite;
    private int ids = 100;

    static MemorySite withFields() {
        MemorySite site = new MemorySite();
        for (DeskpulseField field : DeskpulseField.values()) {
            site.definitions.add(new FieldDefinition(idOf(field), field.fieldName(), true, null, null));
        }
        return site;
    }

    static String idOf(DeskpulseField field) {
        return "customfield_"
                + (10_000 + DeskpulseField.names().stream().sorted().toList().indexOf(field.fieldName()));
    }

    MemorySite holding(String... ids) {
        for (String id : ids) {
            issues.put(id, new Issue());
        }
        return this;
    }

    Issue issue(String id) {
        Issue issue = issues.get(id);
        if (issue == null) {
            throw new JiraException.Refused(404, "issue " + id + " is not there", Map.of());
        }
        return issue;
    }

    @Nullable
    String value(String id, DeskpulseField field) {
        return FieldValues.fromJira(issue(id).fields.get(idOf(field)));
    }

    void personSets(String id, DeskpulseField field, @Nullable String value) {
        change(issue(id), ANN, idOf(field), FieldValues.toJira(field, value, this));
    }

    private void change(Issue issue, JiraUser who, String fieldId, JsonNode value) {
        String before = FieldValues.fromJira(issue.fields.put(fieldId, value));
        issue.history.add(new JiraHistoryEntry(
                "h" + ids++,
                NOW,
                who,
                List.of(new JiraHistoryEntry.Item(fieldId, before, before, null, FieldValues.fromJira(value)))));
    }

    private synchronized void request(String what) {
        requests.add(what);
        onRequest.accept(what);
        if (down) {
            throw new JiraException.Unavailable("the site does not answer", null);
        }
    }

    private void afterWrite() {
        if (killedAfterNextWrite) {
            killedAfterNextWrite = false;
            throw new Killed();
        }
    }

    @Override
    public synchronized void setFields(String issueId, Map<String, JsonNode> fields) {
        request("setFields " + issueId + " " + fields.keySet().stream().sorted().toList());
        if (killedBeforeNextWrite) {
            killedBeforeNextWrite = false;
            throw new Killed();
        }
        Issue issue = issue(issueId);
        Map<String, String> refused = new HashMap<>(refusedFields);
        refused.keySet().retainAll(fields.keySet());
        if (!refused.isEmpty()) {
            throw new JiraException.Refused(400, "fields refused", refused);
        }
        fields.forEach((id, value) -> change(issue, ROBOT, id, value));
        afterWrite();
    }

    @Override
    public boolean writes(FieldDefinition field) {
        return true;
    }

    @Override
    public JsonNode choice(String value) {
        return JsonNodeFactory.instance.objectNode().put("value", value);
    }

    @Override
    public synchronized void putProperty(String issueId, String propertyKey, JsonNode value) {
        request("putProperty " + issueId);
        issue(issueId).properties.put(propertyKey, value);
        afterWrite();
    }

    @Override
    public synchronized Optional<JsonNode> property(String issueId, String propertyKey) {
        request("property " + issueId);
        return Optional.ofNullable(issue(issueId).properties.get(propertyKey));
    }

    @Override
    public synchronized void deleteProperty(String issueId, String propertyKey) {
        request("deleteProperty " + issueId);
        issue(issueId).properties.remove(propertyKey);
    }

    @Override
    public Created create(String project, String type, String summary, RichText description) {
        throw new UnsupportedOperationException("a write-back makes no issues");
    }

    @Override
    public void attach(String issueId, String name, String contentType, byte[] content) {
        throw new UnsupportedOperationException("a write-back attaches nothing");
    }

    @Override
    public void relate(String issueKey, String other) {
        throw new UnsupportedOperationException("a write-back links nothing");
    }

    @Override
    public Optional<Boolean> isDone(String issueId) {
        throw new UnsupportedOperationException("a write-back asks for no end");
    }

    @Override
    public boolean finish(String issueId) {
        throw new UnsupportedOperationException("a write-back ends nothing");
    }

    @Override
    public synchronized String addInternalComment(String issueId, RichText body) {
        request("addInternalComment " + issueId);
        String id = "c" + ids++;
        issue(issueId).comments.put(id, body);
        afterWrite();
        return id;
    }

    @Override
    public synchronized String addPublicComment(String issueId, RichText body) {
        throw new UnsupportedOperationException("a write-back says nothing in public");
    }

    @Override
    public synchronized boolean editComment(String issueId, String commentId, RichText body) {
        request("editComment " + issueId + " " + commentId);
        return issue(issueId).comments.replace(commentId, body) != null;
    }

    @Override
    public synchronized boolean deleteComment(String issueId, String commentId) {
        request("deleteComment " + issueId + " " + commentId);
        return issue(issueId).comments.remove(commentId) != null;
    }

    @Override
    public synchronized List<FieldDefinition> fields() {
        request("fields");
        return List.copyOf(definitions);
    }

    @Override
    public synchronized List<FetchOutcome> fetch(List<IssueStub> stubs, Set<String> fieldIds) {
        request("fetch " + stubs.size());
        List<FetchOutcome> outcomes = new ArrayList<>();
        for (IssueStub stub : stubs) {
            Issue issue = issues.get(stub.id());
            outcomes.add(issue == null ? new FetchOutcome.NotFound(stub) : fetched(stub, issue));
        }
        return outcomes;
    }

    private static FetchOutcome fetched(IssueStub stub, Issue issue) {
        List<JiraComment> comments = new ArrayList<>();
        issue.comments.forEach(
                (id, text) -> comments.add(new JiraComment(id, ROBOT, NOW, NOW, false, text.toString())));
        Map<String, JsonNode> fields = new HashMap<>(issue.fields);
        return new FetchOutcome.Fetched(
                stub,
                new JiraIssue(
                        stub.id(),
                        "HD-" + stub.id(),
                        fields,
                        comments,
                        comments.size(),
                        issue.history,
                        issue.history.size()));
    }

    @Override
    public IssueWriter writer() {
        return this;
    }

    @Override
    public void close() {}

    private static UnsupportedOperationException notForWriting() {
        return new UnsupportedOperationException("writing back needs no such thing");
    }

    @Override
    public SiteInfo info() {
        throw notForWriting();
    }

    @Override
    public Myself myself() {
        return new Myself(ROBOT.id(), ROBOT.displayName(), ZoneOffset.UTC);
    }

    @Override
    public List<JiraProject> projects() {
        throw notForWriting();
    }

    @Override
    public List<JiraStatus> statuses() {
        throw notForWriting();
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
        throw notForWriting();
    }

    @Override
    public void list(IssueQuery query, Consumer<List<IssueStub>> pages) {
        throw notForWriting();
    }

    @Override
    public void matching(List<String> projects, String jql, Consumer<List<IssueStub>> pages) {
        throw notForWriting();
    }

    @Override
    public void census(List<String> projects, Consumer<List<IssueStub>> pages) {
        throw notForWriting();
    }

    @Override
    public String plainText(JsonNode richText) {
        throw notForWriting();
    }

    @Override
    public FieldAdmin fieldAdmin() {
        throw notForWriting();
    }
}
