package dev.deskpulse.scheduler.sight;

import dev.deskpulse.ticket.PersonId;
import dev.deskpulse.ticket.Ticket;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What of the desk somebody may see. Equal for all who may see the same, so that answers are kept for all of them.
 *
 * @param scopes texts of the {@link Scope}s whose tickets they see; null for all tickets
 * @param agents whose own figures they see
 */
public record Sight(@Nullable Set<String> scopes, Agents agents) {
    /** Everything: for what runs by itself, and for those who own the store. */
    public static final Sight ALL = new Sight(null, Agents.ALL);

    public Sight {
        scopes = scopes == null ? null : Collections.unmodifiableSet(new TreeSet<>(scopes));
    }

    /**
     * Whose own figures somebody sees. Figures of others are seen only as part of larger ones.
     *
     * @param all everybody's; the rest is then left unread
     * @param teams of every agent of these teams
     * @param own the agents who they are themselves
     */
    public record Agents(boolean all, Set<String> teams, Set<String> own) {
        public static final Agents ALL = new Agents(true, Set.of(), Set.of());
        public static final Agents NONE = new Agents(false, Set.of(), Set.of());

        public Agents {
            teams = Collections.unmodifiableSet(new TreeSet<>(teams));
            own = Collections.unmodifiableSet(new TreeSet<>(own));
        }

        /** Nobody's but their own. */
        public static Agents only(PersonId self) {
            return new Agents(false, Set.of(), Set.of(self.value()));
        }

        /** Their own and those of some teams. */
        public static Agents of(PersonId self, Set<String> teams) {
            return new Agents(false, teams, Set.of(self.value()));
        }
    }

    /** Whether no ticket is hidden. */
    public boolean seesAllTickets() {
        return scopes == null;
    }

    public boolean sees(Ticket ticket) {
        return scopes == null || scopes.contains(Scope.of(ticket).text());
    }

    /** The same tickets, with the figures of no single agent. */
    public Sight withoutAgents() {
        return new Sight(scopes, Agents.NONE);
    }

    /** A condition in SQL that a fact's row is seen, with a mark for each of {@link #values()}. */
    public String condition(String scopeColumn) {
        if (scopes == null) {
            return "TRUE";
        }
        return scopes.isEmpty()
                ? "FALSE"
                : scopeColumn + " IN (" + String.join(", ", Collections.nCopies(scopes.size(), "?")) + ")";
    }

    /** What stands for the marks of {@link #condition}. */
    public List<Object> values() {
        return scopes == null ? List.of() : List.copyOf(scopes);
    }
}
