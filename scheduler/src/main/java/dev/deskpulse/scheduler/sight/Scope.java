package dev.deskpulse.scheduler.sight;

import dev.deskpulse.ticket.SourceId;
import dev.deskpulse.ticket.Ticket;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What tickets that are seen together have in common.
 *
 * @param project the project's key, or the channel's name for tickets from files
 * @param level the id of the security level; null where the ticket has none
 */
public record Scope(
        SourceId source, String project, @Nullable String level) {
    private static final Pattern SPACE = Pattern.compile("[ %]");

    public static Scope of(Ticket ticket) {
        return new Scope(ticket.source(), ticket.project(), ticket.securityLevel());
    }

    /** The same for the same scope, always, and for no other; how facts hold it. */
    public String text() {
        String whole = written(source.value()) + " " + written(project);
        return level == null ? whole : whole + " " + written(level);
    }

    private static String written(String part) {
        return SPACE.matcher(part).replaceAll(match -> match.group().equals(" ") ? "%20" : "%25");
    }
}
