/**
 * Step 1 of 7: sync. Jira Cloud over REST v3 and the service desk API. {@link
 * dev.deskpulse.connector.jira.cloud.CloudSite} is the door:
 *
 * <pre>{@code
 * JiraHttp http = new JiraHttp(new SiteAccess(uri, new SignIn.CloudBasic(email, token)), HttpSettings.CLOUD, Timing.system(clock));
 * try (JiraSite site = new CloudSite(http, HttpSettings.CLOUD.limits().parallelRequests())) { … }
 * }</pre>
 *
 * <p>Where the site has no SLA field, {@code fields()} shows a made-up one, {@link
 * dev.deskpulse.connector.jira.cloud.RequestSla#FIELD}; asked for, it costs one more call a request and holds an array
 * of what an SLA field would hold.
 */
@NullMarked
package dev.deskpulse.connector.jira.cloud;

import org.jspecify.annotations.NullMarked;
