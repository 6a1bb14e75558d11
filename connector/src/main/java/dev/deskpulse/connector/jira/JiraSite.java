package dev.deskpulse.connector.jira;

import com.fasterxml.jackson.databind.JsonNode;
import dev.deskpulse.ticket.PersonId;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A Jira site to read from and write to. Implementations honour every limit of the site, retry what may be retried and
 * are safe for use by several threads. Each method throws {@link JiraException} where the site cannot be had.
 */
public interface JiraSite extends AutoCloseable {
    SiteInfo info();

    Myself myself();

    List<FieldDefinition> fields();

    List<JiraProject> projects();

    List<JiraStatus> statuses();

    /**
     * Which of the asked permissions the account has.
     *
     * @param permissions Jira's keys, such as {@code BROWSE_PROJECTS}
     * @param projectKey the project to ask about, or an empty string for the global ones
     */
    Set<String> granted(Set<String> permissions, String projectKey);

    /**
     * Which of these issues somebody may see, by project permissions and security levels; the ids of those. An issue that
     * is gone nobody sees. Asking about others than the own account needs an administrator of the site.
     */
    Set<String> visible(PersonId person, List<IssueStub> issues);

    /** The names of the groups that somebody is in. */
    Set<String> groups(PersonId person);

    /**
     * Lists ids, keys and update times, page by page, in an order that does not change while pages are read.
     *
     * @param pages called on the calling thread, once a page, never with an empty one
     */
    void list(IssueQuery query, Consumer<List<IssueStub>> pages);

    /**
     * Lists ids and keys of the issues that meet a condition.
     *
     * @param projects keys; empty means every project the account can browse
     * @param jql as a person wrote it; an order at its end is left out
     * @throws JiraException.Refused with status 400 where the site does not understand it
     */
    void matching(List<String> projects, String jql, Consumer<List<IssueStub>> pages);

    /** Lists ids and keys alone, as cheaply as the site allows: what a census needs. */
    void census(List<String> projects, Consumer<List<IssueStub>> pages);

    /**
     * Fetches issues whole, with all comments and the whole history, in bounded parallel requests. Of one issue the
     * fields are read first: a change in between then makes the rest newer than its time of update, never older, and
     * the next listing shows it again.
     *
     * @param fieldIds which fields to ask for besides comments and history
     * @return one outcome for each stub, in the order asked
     */
    List<FetchOutcome> fetch(List<IssueStub> stubs, Set<String> fieldIds);

    /**
     * The plain text of a rich text value as this site gives it in {@link JiraIssue#fields()}: ADF, or wiki markup in a
     * text node. Nodes never seen before give the text inside them.
     */
    String plainText(JsonNode richText);

    IssueWriter writer();

    FieldAdmin fieldAdmin();

    @Override
    void close();
}
