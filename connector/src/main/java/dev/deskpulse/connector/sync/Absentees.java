package dev.deskpulse.connector.sync;

import dev.deskpulse.connector.jira.JiraException;
import dev.deskpulse.connector.jira.JiraSite;
import dev.deskpulse.connector.store.TicketStore;
import dev.deskpulse.connector.store.TicketStore.Absence;
import dev.deskpulse.connector.store.TicketStore.Held;
import java.util.Collection;
import java.util.Set;

/** What to believe of tickets that the site was asked for by id and did not show, and where it is noted. */
final class Absentees {
    private static final String BROWSE = "BROWSE_PROJECTS";

    /** Below so many tickets of a project even losing most of them is believed once each was asked for by id. */
    private static final int TOO_FEW_TO_DOUBT = 10;

    private final JiraSite site;
    private final TicketStore store;
    private final RerunSet rerun;
    private final Tally tally;
    private final boolean acceptLosses;

    /** @param acceptLosses believe even that most of a project is gone */
    Absentees(JiraSite site, TicketStore store, RerunSet rerun, Tally tally, boolean acceptLosses) {
        this.site = site;
        this.store = store;
        this.rerun = rerun;
        this.tally = tally;
        this.acceptLosses = acceptLosses;
    }

    /** Where a project may not be browsed, its issues look deleted and may only be hidden. */
    boolean mayBrowse(String project) {
        try {
            return site.granted(Set.of(BROWSE), project).contains(BROWSE);
        } catch (JiraException.Refused e) {
            if (e.status() == 401) {
                throw e;
            }
            // A site does not answer about a project that the account may not see, or that is gone.
            return false;
        }
    }

    /** Whether a project that had so many tickets before has lost too many of them at once to be true. */
    boolean isDoubtful(long before, long lost) {
        return !acceptLosses && before >= TOO_FEW_TO_DOUBT && lost > before - lost;
    }

    /** Makes tombstones, which are not asked for again. */
    void mark(Collection<Held> tickets, Absence absence) {
        if (tickets.isEmpty()) {
            return;
        }
        store.markAbsent(tickets.stream().map(Held::id).toList(), absence);
        rerun.settle(tickets.stream().map(ticket -> ticket.id().nativeId()).toList());
        switch (absence) {
            case DELETED -> tally.deleted += tickets.size();
            case NOT_VISIBLE -> tally.notVisible += tickets.size();
        }
    }

    /** How many tickets of a project are held as present. */
    static long present(Collection<Held> held, String project) {
        return held.stream()
                .filter(ticket -> ticket.absence().isEmpty() && ticket.project().equals(project))
                .count();
    }
}
