package dev.deskpulse.plugin.access;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.deskpulse.connector.jira.IssueStub;
import dev.deskpulse.connector.jira.JiraException;
import dev.deskpulse.connector.jira.JiraSite;
import dev.deskpulse.scheduler.kpi.ScopeSamples;
import dev.deskpulse.ticket.PersonId;
import dev.deskpulse.ticket.SourceId;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the site lets people see. Of every scope some tickets are shown to the site, all at once, and a scope counts as seen
 * where all of them are: what a permission scheme or a level grants by reporter or assignee is then no grant.
 */
final class Browsable {
    private static final int MOST_PEOPLE = 10_000;
    private static final String AN_ADMINISTRATORS_TOKEN =
            "jira.email and jira.token of an account with the permission 'Administer Jira'";
    private static final String LATER = "the site cannot be asked what you may see; try again later";

    private final JiraSite site;
    private final SourceId source;
    private final ScopeSamples facts;
    private final boolean asApp;
    private final LoadingCache<PersonId, Set<String>> scopes;
    private final LoadingCache<PersonId, Set<String>> groups;
    private final LoadingCache<SourceId, Known> known;

    /** @param asApp whether the site is asked with the token of a Forge app */
    Browsable(JiraSite site, SourceId source, ScopeSamples facts, boolean asApp, Duration kept, Clock clock) {
        this.site = site;
        this.source = source;
        this.facts = facts;
        this.asApp = asApp;
        Caffeine<Object, Object> cache = Caffeine.newBuilder()
                .expireAfterWrite(kept)
                .maximumSize(MOST_PEOPLE)
                .ticker(() -> clock.millis() * 1_000_000);
        this.scopes = cache.build(this::ask);
        this.groups = cache.build(site::groups);
        this.known = cache.build(this::look);
    }

    /**
     * The scopes that there are, by their texts.
     *
     * @param site some tickets of each of the site's own, which are there
     * @param files those of which the site knows nothing
     */
    private record Known(Map<String, List<IssueStub>> site, Set<String> files) {
        List<IssueStub> tickets() {
            return site.values().stream().flatMap(List::stream).toList();
        }
    }

    /** The texts of the scopes whose tickets somebody sees. */
    Set<String> scopes(PersonId person) {
        try {
            return scopes.get(person);
        } catch (JiraException e) {
            throw unknown(e);
        }
    }

    /** The names of the groups that somebody is in. */
    Set<String> groups(PersonId person) {
        try {
            return groups.get(person);
        } catch (JiraException e) {
            throw unknown(e);
        }
    }

    /** The texts of the scopes of files. */
    Set<String> files() {
        try {
            return known.get(source).files();
        } catch (JiraException e) {
            throw unknown(e);
        }
    }

    private Set<String> ask(PersonId person) {
        Known scopes = known.get(source);
        Set<String> seen = site.visible(person, scopes.tickets());
        return scopes.site().entrySet().stream()
                .filter(scope -> scope.getValue().stream().allMatch(issue -> seen.contains(issue.id())))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Without tickets that are gone since the last sync: of them everybody would be said not to see them. */
    private Known look(SourceId asked) {
        Map<String, List<IssueStub>> stored = new HashMap<>();
        facts.of(asked)
                .forEach((scope, samples) ->
                        stored.put(scope, samples.stream().map(Browsable::stub).toList()));
        Known all = new Known(stored, facts.besides(asked));
        Set<String> there =
                stored.isEmpty() ? Set.of() : site.visible(site.myself().id(), all.tickets());
        stored.replaceAll((scope, issues) ->
                issues.stream().filter(issue -> there.contains(issue.id())).toList());
        stored.values().removeIf(List::isEmpty);
        return all;
    }

    private static IssueStub stub(ScopeSamples.Sample sample) {
        return new IssueStub(sample.ticket().nativeId(), sample.key(), null);
    }

    private SightUnknownException unknown(JiraException e) {
        boolean refused = e instanceof JiraException.Refused answer && answer.status() == 403;
        return new SightUnknownException((refused ? mend() : LATER) + " (" + e.getMessage() + ")", e);
    }

    private String mend() {
        return asApp
                ? "the site does not let the app ask what others may see: within minutes of its installation try again, later"
                        + " an admin updates the app in Jira's administration, or sets " + AN_ADMINISTRATORS_TOKEN
                : "the site says what others may see to administrators alone: set " + AN_ADMINISTRATORS_TOKEN;
    }
}
