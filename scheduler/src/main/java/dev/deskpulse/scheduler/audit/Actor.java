package dev.deskpulse.scheduler.audit;

import org.jspecify.annotations.Nullable;

/**
 * Who did it.
 *
 * @param account in Jira, which the log keeps as a pseudonym alone; null for whoever has none
 * @param name of who has no account, such as {@code schedule}; never a person's
 * @param role by which they may
 * @param address from where they asked, which the log keeps as a pseudonym alone; null where it is this machine's program
 */
public record Actor(
        @Nullable String account,
        String name,
        String role,
        @Nullable String address) {
    static final String THE_PROGRAM = "program";

    /** What runs by itself. */
    public static final Actor SCHEDULE = new Actor(null, "schedule", THE_PROGRAM, null);

    /** Whoever may run the program's commands on its machine. */
    public static final Actor COMMAND_LINE = new Actor(null, "command line", THE_PROGRAM, null);

    /** Somebody of whom nothing but their address is known. */
    public static Actor stranger(String address) {
        return new Actor(null, "unknown", "none", address);
    }

    /** The same where somebody says who they are. */
    public Actor named(String person) {
        return new Actor(person, name, role, address);
    }
}
