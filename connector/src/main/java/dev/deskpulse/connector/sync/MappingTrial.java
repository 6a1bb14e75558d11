package dev.deskpulse.connector.sync;

import dev.deskpulse.connector.jira.FetchOutcome;
import dev.deskpulse.connector.jira.FieldDefinition;
import dev.deskpulse.connector.jira.IssueStub;
import dev.deskpulse.connector.jira.JiraSite;
import dev.deskpulse.ticket.PersonId;
import dev.deskpulse.ticket.SourceId;
import dev.deskpulse.ticket.Ticket;
import java.util.List;
import java.util.Set;

/** Lays a mapping over the site before anybody relies on it: reads some issues as a sync would, and stores nothing. */
public final class MappingTrial {
    private final JiraSite site;
    private final SourceId source;
    private final Set<PersonId> automation;

    /** The caller closes the site. */
    public MappingTrial(JiraSite site, SourceId source, Set<PersonId> automation) {
        this.site = site;
        this.source = source;
        this.automation = Set.copyOf(automation);
    }

    /** The site's fields. */
    public List<FieldDefinition> fields() {
        return site.fields();
    }

    /** @throws FieldMappingException where the mapping does not fit the site */
    public void check(FieldMapping mapping) {
        resolve(mapping);
    }

    /**
     * Those of the issues that the site still shows, as the mapping would have them stored, personal data and all.
     *
     * @throws FieldMappingException where the mapping does not fit the site
     */
    public List<Ticket> read(FieldMapping mapping, List<IssueStub> issues) {
        ResolvedMapping resolved = resolve(mapping);
        TicketMapper mapper = new TicketMapper(
                source, resolved, site.statuses(), automation, site.myself().zone(), site::plainText);
        return site.fetch(issues, resolved.fieldIds()).stream()
                .filter(FetchOutcome.Fetched.class::isInstance)
                .map(FetchOutcome.Fetched.class::cast)
                .map(fetched -> mapper.map(fetched.issue()).ticket())
                .toList();
    }

    private ResolvedMapping resolve(FieldMapping mapping) {
        return ResolvedMapping.resolve(mapping, site.fields(), Set.of());
    }
}
