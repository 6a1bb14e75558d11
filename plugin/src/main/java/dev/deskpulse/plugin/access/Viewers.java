package dev.deskpulse.plugin.access;

import dev.deskpulse.connector.jira.JiraSite;
import dev.deskpulse.scheduler.kpi.ScopeSamples;
import dev.deskpulse.scheduler.sight.Sight;
import dev.deskpulse.ticket.PersonId;
import dev.deskpulse.ticket.SourceId;
import java.time.Clock;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Makes of a Jira account the {@link Viewer} it is. */
public final class Viewers {
    private final Supplier<AccessSettings> settings;
    private final Browsable browsable;
    private final UnaryOperator<PersonId> stored;

    /**
     * @param settings as they are now; how long answers are kept counts from the start on
     * @param source whose tickets the site's are
     * @param asApp whether the site is asked with the token of a Forge app
     * @param stored how the store knows a person, whose id may be masked
     */
    public Viewers(
            Supplier<AccessSettings> settings,
            JiraSite site,
            SourceId source,
            ScopeSamples facts,
            boolean asApp,
            UnaryOperator<PersonId> stored,
            Clock clock) {
        this.settings = settings;
        this.browsable =
                new Browsable(site, source, facts, asApp, settings.get().kept(), clock);
        this.stored = stored;
    }

    /**
     * Whoever has this Jira account. Jira says what they see; the settings and their groups say what they may do.
     *
     * @param name as Jira knows them; the settings' own counts before it
     * @throws SightUnknownException where Jira cannot be asked
     */
    public Viewer of(PersonId account, String name) {
        Optional<AccessSettings.Person> known = settings.get().person(account);
        Role role = role(account, known);
        String called = known.map(AccessSettings.Person::name).orElse(name);
        Sight.Agents agents = agents(account, role, known);
        try {
            return new Viewer(called, account, role, new Sight(scopes(account, role), agents));
        } catch (SightUnknownException e) {
            throw role == Role.ADMIN ? e.of(new Viewer(called, account, role, new Sight(Set.of(), agents))) : e;
        }
    }

    /** Whoever signs in with the token of this hash. */
    Optional<Viewer> ofToken(String hash) {
        return settings.get().personOfToken(hash).map(person -> of(person.account(), person.name()));
    }

    private Role role(PersonId account, Optional<AccessSettings.Person> known) {
        AccessSettings now = settings.get();
        Role own = known.map(AccessSettings.Person::role).orElse(Role.VIEWER);
        if (own == Role.ADMIN || own == Role.AUDITOR || !now.asksForGroups()) {
            return own;
        }
        Role ofGroups = now.ofGroups(browsable.groups(account)).orElse(own);
        return own == Role.LEAD && ofGroups != Role.ADMIN ? own : ofGroups;
    }

    private Set<String> scopes(PersonId account, Role role) {
        if (role == Role.AUDITOR) {
            return Set.of();
        }
        Set<String> scopes = new HashSet<>(browsable.scopes(account));
        if (role == Role.ADMIN || settings.get().filesForAll()) {
            scopes.addAll(browsable.files());
        }
        return scopes;
    }

    private Sight.Agents agents(PersonId account, Role role, Optional<AccessSettings.Person> known) {
        PersonId self = stored.apply(account);
        Set<String> teams = known.map(AccessSettings.Person::teams).orElse(Set.of());
        return switch (role) {
            case ADMIN -> Sight.Agents.ALL;
            case LEAD -> teams.isEmpty() ? Sight.Agents.ALL : Sight.Agents.of(self, teams);
            case VIEWER -> Sight.Agents.only(self);
            case AUDITOR -> Sight.Agents.NONE;
        };
    }
}
