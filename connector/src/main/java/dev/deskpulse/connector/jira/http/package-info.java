/**
 * Step 1 of 7: sync. One HTTP stack for Cloud and Data Center: sign-in, limits, retries, bounded answers and failures
 * that name the call and the mend.
 *
 * <p>Build a {@link dev.deskpulse.connector.jira.http.JiraHttp} from {@link
 * dev.deskpulse.connector.jira.http.SiteAccess} (address and {@link dev.deskpulse.connector.jira.http.SignIn}), {@link
 * dev.deskpulse.connector.jira.http.HttpSettings} and {@link dev.deskpulse.connector.jira.http.Timing}; then
 *
 * <pre>{@code
 * JsonNode me = http.json(JiraCall.get("/rest/api/2/myself"));
 * Page page = http.send(
 *         JiraCall.get("/rest/api/2/search").query("jql", jql).query("startAt", "0").points(100), parser -> read(parser));
 * http.execute(JiraCall.put("/rest/api/2/issue/{issue}", id).body(node).writesIssue(id));
 * RawAnswer answer = http.exchange(JiraCall.of("GET", uri)); // any final status, for clients with their own parser
 * }</pre>
 *
 * <p>{@link dev.deskpulse.connector.jira.http.Workers} runs calls in bounded parallel. Nothing here knows an endpoint.
 */
@NullMarked
package dev.deskpulse.connector.jira.http;

import org.jspecify.annotations.NullMarked;
