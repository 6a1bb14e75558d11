package dev.deskpulse.plugin.access;

import dev.deskpulse.scheduler.audit.Actor;
import dev.deskpulse.scheduler.sight.Sight;
import dev.deskpulse.ticket.PersonId;
import dev.deskpulse.ticket.Ticket;
import dev.deskpulse.words.Wire;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who asks. What they see is decided by Jira, what they do by their role.
 *
 * @param name as people know them
 * @param account in Jira; null for the admin of this machine, who is known by a token alone
 * @param sight what of the desk they see
 */
public record Viewer(String name, @Nullable PersonId account, Role role, Sight sight) {
    /** Whoever holds the admin's token runs the program and can read its store: nothing is hidden from them. */
    public static Viewer localAdmin() {
        return new Viewer("admin", null, Role.ADMIN, Sight.ALL);
    }

    public boolean sees(Ticket ticket) {
        return sight.sees(ticket);
    }

    /** The id of their account; null where they have none. */
    public @Nullable String accountId() {
        return account == null ? null : account.value();
    }

    /** For a log: their account, which is no name, or that it was the admin of this machine. */
    public String who() {
        return account == null ? name : account.value();
    }

    /**
     * As the audit log knows them.
     *
     * @param address from where they ask; null where that is told nowhere
     */
    public Actor actor(@Nullable String address) {
        return new Actor(accountId(), name, Wire.name(role), address);
    }

    /** Whether their role is this one, or may do more. */
    public boolean is(Role atLeast) {
        return role.compareTo(atLeast) >= 0;
    }

    /** @throws NotAllowedException where their role is a lesser one */
    public void mustBe(Role atLeast) {
        if (!is(atLeast)) {
            throw new NotAllowedException(
                    switch (atLeast) {
                        case ADMIN -> "only admins may do this; ask one to, or to make you one in access.people";
                        case LEAD, VIEWER, AUDITOR ->
                            "only leads and admins may do this; ask one to, or to make you one in" + " access.people";
                    });
        }
    }
}
