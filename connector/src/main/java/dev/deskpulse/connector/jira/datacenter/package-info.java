/**
 * Step 1 of 7: sync. Jira Data Center over REST v2. {@link
 * dev.deskpulse.connector.jira.datacenter.DataCenterSite} is the door:
 *
 * <pre>{@code
 * JiraHttp http = new JiraHttp(new SiteAccess(uri, new SignIn.PersonalToken(token)), HttpSettings.DATA_CENTER, Timing.system(clock));
 * try (JiraSite site = new DataCenterSite(http, HttpSettings.DATA_CENTER.limits().parallelRequests())) { … }
 * }</pre>
 */
@NullMarked
package dev.deskpulse.connector.jira.datacenter;

import org.jspecify.annotations.NullMarked;
