package dev.deskpulse.jirarestclient;

import com.atlassian.jira.rest.client.api.IssueRestClient.Expandos;
import com.atlassian.jira.rest.client.api.RestClientException;
import com.atlassian.jira.rest.client.api.domain.ChangelogGroup;
import com.atlassian.jira.rest.client.api.domain.ChangelogItem;
import com.atlassian.jira.rest.client.api.domain.Comment;
import com.atlassian.jira.rest.client.api.domain.Field;
import com.atlassian.jira.rest.client.api.domain.FieldSchema;
import com.atlassian.jira.rest.client.api.domain.FieldType;
import com.atlassian.jira.rest.client.api.domain.Issue;
import com.atlassian.jira.rest.client.api.domain.ServerInfo;
import com.atlassian.jira.rest.client.internal.async.AsynchronousJiraRestClient;
import com.atlassian.util.concurrent.Promise;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads a Jira Data Center site through the Atlassian Jira REST Java Client. Safe for use by several threads. */
public final class RestClient {
    private final AsynchronousJiraRestClient client;

    /** @param site the address below which {@code rest/api/latest} lies */
    public RestClient(URI site, Exchange exchange) {
        this.client = new AsynchronousJiraRestClient(site, new ExchangeClient(exchange));
    }

    /** @throws UnreadableAnswer where the answer is not what the client expects */
    public ServerFacts server() {
        ServerInfo info = claim("serverInfo", () -> client.getMetadataClient().getServerInfo());
        Instant time =
                Instant.ofEpochMilli(present("serverTime", info.getServerTime()).getMillis());
        return new ServerFacts(info.getBaseUri(), info.getVersion(), time);
    }

    /** @throws UnreadableAnswer where the answer is not what the client expects */
    public List<FieldFacts> fields() {
        List<FieldFacts> fields = new ArrayList<>();
        claim("field", () -> client.getMetadataClient().getFields()).forEach(field -> fields.add(facts(field)));
        return fields;
    }

    private static FieldFacts facts(Field field) {
        @Nullable FieldSchema schema = field.getSchema();
        return new FieldFacts(
                field.getId(),
                field.getName(),
                field.getFieldType() == FieldType.CUSTOM,
                schema == null ? null : schema.getType(),
                schema == null ? null : schema.getCustom());
    }

    /** @throws UnreadableAnswer where the answer is not what the client expects */
    public IssueFacts issue(String key) {
        return facts(claim("issue", () -> client.getIssueClient().getIssue(key, Set.of(Expandos.CHANGELOG))));
    }

    /**
     * One page of a search, with every field. The client never asks a search for history, so there is none.
     *
     * @param start how many issues of the result to pass over
     * @throws UnreadableAnswer where the answer is not what the client expects
     */
    public List<IssueFacts> searchJql(String jql, int start, int most) {
        List<IssueFacts> page = new ArrayList<>();
        claim("search", () -> client.getSearchClient().searchJql(jql, most, start, Set.of("*all")))
                .getIssues()
                .forEach(issue -> page.add(facts(issue)));
        return page;
    }

    private static IssueFacts facts(Issue issue) {
        List<IssueFacts.Comment> comments = new ArrayList<>();
        issue.getComments().forEach(comment -> comments.add(facts(comment)));
        List<IssueFacts.Change> history = new ArrayList<>();
        @Nullable Iterable<ChangelogGroup> changelog = issue.getChangelog();
        if (changelog != null) {
            changelog.forEach(group -> group.getItems().forEach(item -> history.add(facts(group, item))));
        }
        return new IssueFacts(issue.getKey(), issue.getSummary(), comments, history);
    }

    private static IssueFacts.Comment facts(Comment comment) {
        Instant created = Instant.ofEpochMilli(comment.getCreationDate().getMillis());
        return new IssueFacts.Comment(present("comment id", comment.getId()), created, comment.getBody());
    }

    private static IssueFacts.Change facts(ChangelogGroup group, ChangelogItem item) {
        Instant at = Instant.ofEpochMilli(group.getCreated().getMillis());
        return new IssueFacts.Change(at, item.getField(), item.getFromString(), item.getToString());
    }

    private static <T> T present(String what, @Nullable T value) {
        if (value == null) {
            throw new UnreadableAnswer(what + " is missing in the answer", null);
        }
        return value;
    }

    private static <T> T claim(String what, Supplier<Promise<T>> call) {
        try {
            return call.get().claim();
        } catch (RestClientException e) {
            throw new UnreadableAnswer(what + ": the answer is not of the promised shape", e);
        }
    }
}
