package dev.deskpulse.connector.jira.datacenter;

import dev.deskpulse.connector.jira.FieldDefinition;
import dev.deskpulse.connector.jira.SiteInfo;
import java.util.List;

/** What a client of another maker reads for us; every failure is a {@link dev.deskpulse.connector.jira.JiraException}. */
interface SiteFacts {
    SiteInfo info();

    List<FieldDefinition> fields();
}
