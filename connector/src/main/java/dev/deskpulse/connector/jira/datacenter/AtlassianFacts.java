package dev.deskpulse.connector.jira.datacenter;

import dev.deskpulse.connector.jira.Deployment;
import dev.deskpulse.connector.jira.FieldDefinition;
import dev.deskpulse.connector.jira.JiraException;
import dev.deskpulse.connector.jira.SiteInfo;
import dev.deskpulse.connector.jira.http.JiraCall;
import dev.deskpulse.connector.jira.http.JiraHttp;
import dev.deskpulse.jirarestclient.RestClient;
import dev.deskpulse.jirarestclient.ServerFacts;
import dev.deskpulse.jirarestclient.UnreadableAnswer;
import java.util.List;
import java.util.function.Supplier;

/** Reads through the Atlassian Jira REST Java Client, whose HTTP is ours: the same sign-in, limits and retries. */
final class AtlassianFacts implements SiteFacts {
    private final RestClient client;

    AtlassianFacts(JiraHttp http) {
        this.client = over(http);
    }

    /** The client over our HTTP. A refused call comes out of it as our own exception. */
    static RestClient over(JiraHttp http) {
        return new RestClient(
                http.address(), uri -> http.json(JiraCall.of("GET", uri)).toString());
    }

    @Override
    public SiteInfo info() {
        ServerFacts facts = readable(client::server);
        return new SiteInfo(facts.baseUri(), Deployment.DATA_CENTER, facts.version(), facts.time());
    }

    @Override
    public List<FieldDefinition> fields() {
        return readable(client::fields).stream()
                .map(field ->
                        new FieldDefinition(field.id(), field.name(), field.custom(), field.type(), field.customType()))
                .toList();
    }

    private static <T> T readable(Supplier<T> call) {
        try {
            return call.get();
        } catch (UnreadableAnswer e) {
            throw new JiraException.BadAnswer(String.valueOf(e.getMessage()), e);
        }
    }
}
