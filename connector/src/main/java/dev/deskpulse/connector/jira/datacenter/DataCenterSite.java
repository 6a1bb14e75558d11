package dev.deskpulse.connector.jira.datacenter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.deskpulse.connector.jira.Deployment;
import dev.deskpulse.connector.jira.FetchOutcome;
import dev.deskpulse.connector.jira.FieldAdmin;
import dev.deskpulse.connector.jira.FieldDefinition;
import dev.deskpulse.connector.jira.IssueQuery;
import dev.deskpulse.connector.jira.IssueStub;
import dev.deskpulse.connector.jira.IssueWriter;
import dev.deskpulse.connector.jira.JiraProject;
import dev.deskpulse.connector.jira.JiraSite;
import dev.deskpulse.connector.jira.JiraStatus;
import dev.deskpulse.connector.jira.Myself;
import dev.deskpulse.connector.jira.SiteInfo;
import dev.deskpulse.connector.jira.http.JiraHttp;
import dev.deskpulse.connector.jira.http.Workers;
import dev.deskpulse.connector.jira.rest.Jql;
import dev.deskpulse.connector.jira.rest.RestCatalogue;
import dev.deskpulse.connector.jira.rest.RestWriter;
import dev.deskpulse.connector.jira.text.BodyText;
import dev.deskpulse.ticket.PersonId;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** A Jira Data Center site. */
public final class DataCenterSite implements JiraSite {
    static final String API = "/rest/api/2";

    private final JiraHttp http;
    private final Workers workers;
    private final SiteFacts facts;
    private final RestCatalogue catalogue;
    private final DataCenterPermissions permissions;
    private final DataCenterListing listing;
    private final DataCenterFetch fetch;
    private final IssueWriter writer;
    private final FieldAdmin fieldAdmin;

    /**
     * @param http closed together with the site
     * @param parallel how many calls a {@link #fetch} makes at once
     */
    public DataCenterSite(JiraHttp http, int parallel) {
        this.http = http;
        this.workers = new Workers(parallel);
        this.facts = new AtlassianFacts(http);
        this.catalogue = new RestCatalogue(http, API, Deployment.DATA_CENTER);
        this.permissions = new DataCenterPermissions(http, workers);
        this.listing = new DataCenterListing(http);
        this.fetch = new DataCenterFetch(http, workers, parallel);
        this.writer = new RestWriter(http, API, Deployment.DATA_CENTER, WikiMarkup::of);
        this.fieldAdmin = new DataCenterFieldAdmin(http);
    }

    @Override
    public SiteInfo info() {
        return facts.info();
    }

    @Override
    public Myself myself() {
        return catalogue.myself();
    }

    @Override
    public List<FieldDefinition> fields() {
        return facts.fields();
    }

    @Override
    public List<JiraProject> projects() {
        return catalogue.projects();
    }

    @Override
    public List<JiraStatus> statuses() {
        return catalogue.statuses();
    }

    @Override
    public Set<String> granted(Set<String> permissions, String projectKey) {
        return catalogue.granted(permissions, projectKey);
    }

    @Override
    public Set<String> visible(PersonId person, List<IssueStub> issues) {
        return permissions.visible(person, issues);
    }

    @Override
    public Set<String> groups(PersonId person) {
        return permissions.groups(person);
    }

    /** Asks for the account's zone first, each time: people change it. */
    @Override
    public void list(IssueQuery query, Consumer<List<IssueStub>> pages) {
        String condition = query.updatedSince() == null
                ? ""
                : " AND updated >= " + Jql.quote(Jql.minute(query.updatedSince(), myself().zone()));
        listing.list(projects(query.projects()), condition, "updated", pages);
    }

    @Override
    public void matching(List<String> projects, String jql, Consumer<List<IssueStub>> pages) {
        listing.list(projects(projects), Jql.and(jql), "key", pages);
    }

    @Override
    public void census(List<String> projects, Consumer<List<IssueStub>> pages) {
        listing.list(projects(projects), "", "key", pages);
    }

    private List<String> projects(List<String> asked) {
        return asked.isEmpty() ? projects().stream().map(JiraProject::key).toList() : asked;
    }

    @Override
    public List<FetchOutcome> fetch(List<IssueStub> stubs, Set<String> fieldIds) {
        return fetch.fetch(stubs, fieldIds);
    }

    @Override
    public String plainText(JsonNode richText) {
        return BodyText.of(richText);
    }

    @Override
    public IssueWriter writer() {
        return writer;
    }

    @Override
    public FieldAdmin fieldAdmin() {
        return fieldAdmin;
    }

    @Override
    public void close() {
        workers.close();
        http.close();
    }
}
