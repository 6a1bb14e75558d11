package dev.deskpulse.ticket;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One customer's request, whole: what was asked, who is on it, and all that was said and done, oldest first.
 *
 * @param project the project's key, or the channel's name for tickets from files
 * @param description plain text, markup taken out
 * @param priority the priority people set, as named on the site
 * @param fields further values as text: extras by their name in the settings, the request's type, and the present values
 *     of the fields that Deskpulse writes by field id
 */
public record Ticket(
        TicketId id,
        SourceId source,
        TicketKey key,
        String project,
        String type,
        String summary,
        String description,
        Lifecycle lifecycle,
        Parties parties,
        Subject subject,
        @Nullable String priority,
        List<String> labels,
        List<Message> messages,
        List<Change> history,
        List<SlaCycle> slaCycles,
        @Nullable Satisfaction satisfaction,
        @Nullable Integer npsAnswer,
        Map<String, String> fields) {

    /** Under this name the id of the ticket's security level is kept in {@link #fields()}; not there where it has none. */
    public static final String SECURITY_LEVEL = "securityLevel";

    public Ticket {
        labels = List.copyOf(labels);
        messages = List.copyOf(messages);
        history = List.copyOf(history);
        slaCycles = List.copyOf(slaCycles);
        fields = Map.copyOf(fields);
        if (npsAnswer != null && (npsAnswer < 0 || npsAnswer > 10)) {
            throw new IllegalArgumentException(key + ": NPS answer " + npsAnswer + " is not in 0..10");
        }
    }

    /** The id of the security level, which says who of those that browse the project sees it; null for all of them. */
    public @Nullable String securityLevel() {
        return fields.get(SECURITY_LEVEL);
    }

    /** Whether what people wrote is still kept; see {@link EmptiedTickets}. */
    public boolean hasWords() {
        return !EmptiedTickets.isEmptied(this);
    }

    /**
     * Where the ticket stands.
     *
     * @param status the raw status name
     * @param resolved when it was last resolved; null while open
     */
    public record Lifecycle(
            String status,
            StatusCategory category,
            Instant created,
            Instant updated,
            @Nullable Instant resolved,
            @Nullable String resolution) {}

    /**
     * Who takes part.
     *
     * @param customer the person or account the request is for: a mapped field where there is one, else the reporter
     */
    public record Parties(
            @Nullable PersonId reporter,
            @Nullable PersonId assignee,
            @Nullable String customer,
            @Nullable String organisation) {}

    /** What the request is about, as far as the site's mapped fields tell. */
    public record Subject(
            @Nullable String channel,
            @Nullable String product,
            @Nullable String region,
            @Nullable String orderNumber,
            OrderMilestones milestones) {
        public static final Subject UNKNOWN = new Subject(null, null, null, null, OrderMilestones.NONE);
    }
}
