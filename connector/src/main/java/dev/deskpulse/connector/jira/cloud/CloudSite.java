package dev.deskpulse.connector.jira.cloud;

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
import dev.deskpulse.connector.jira.text.AdfText;
import dev.deskpulse.ticket.PersonId;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** A Jira Cloud site. */
public final class CloudSite implements JiraSite {
    static final String API = "/rest/api/3";

    private final JiraHttp http;
    private final Workers workers;
    private final RestCatalogue catalogue;
    private final CloudPermissions permissions;
    private final CloudListing listing;
    private final CloudFetch fetch;
    private final RestWriter writer;
    private final CloudFieldAdmin fieldAdmin;

    /**
     * @param http closed together with the site
     * @param parallel how many calls a {@link #fetch} makes at once
     */
    public CloudSite(JiraHttp http, int parallel) {
        this(http, parallel, new RestWriter(http, API, Deployment.CLOUD, Adf::document));
    }

    /** The same for a Forge app, which writes fields of its own. */
    public static CloudSite asApp(JiraHttp http, int parallel, String appId) {
        return new CloudSite(http, parallel, new AppWriter(http, appId));
    }

    private CloudSite(JiraHttp http, int parallel, RestWriter writer) {
        this.http = http;
        this.workers = new Workers(parallel);
        this.catalogue = new RestCatalogue(http, API, Deployment.CLOUD);
        this.permissions = new CloudPermissions(http, catalogue);
        this.listing = new CloudListing(http);
        this.fetch = new CloudFetch(http, workers, parallel);
        this.writer = writer;
        this.fieldAdmin = new CloudFieldAdmin(http, catalogue);
    }

    @Override
    public SiteInfo info() {
        return catalogue.info();
    }

    @Override
    public Myself myself() {
        return catalogue.myself();
    }

    @Override
    public List<FieldDefinition> fields() {
        return RequestSla.withStandIn(catalogue.fields());
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
        listing.list(Jql.of(query, myself().zone()), List.of("updated"), pages);
    }

    @Override
    public void matching(List<String> projects, String jql, Consumer<List<IssueStub>> pages) {
        listing.list(Jql.matching(projects, jql), List.of("key"), pages);
    }

    @Override
    public void census(List<String> projects, Consumer<List<IssueStub>> pages) {
        listing.list(Jql.ofAll(projects), List.of("key"), pages);
    }

    @Override
    public List<FetchOutcome> fetch(List<IssueStub> stubs, Set<String> fieldIds) {
        return fetch.fetch(stubs, fieldIds);
    }

    @Override
    public String plainText(JsonNode richText) {
        return richText.isTextual() ? richText.asText() : AdfText.of(richText);
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
