package dev.deskpulse.scheduler.writeback;

import com.fasterxml.jackson.databind.JsonNode;
import dev.deskpulse.connector.jira.IssueWriter;
import dev.deskpulse.connector.jira.JiraException;
import dev.deskpulse.connector.jira.RichText;
import dev.deskpulse.scheduler.writeback.WriteOutcome.Corrected;
import dev.deskpulse.scheduler.writeback.WriteOutcome.Gone;
import dev.deskpulse.scheduler.writeback.WriteOutcome.Rejected;
import dev.deskpulse.scheduler.writeback.WriteOutcome.Written;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Makes the writes of one ticket and tells what became of each; a refusal of one leaves the others alone. */
final class IssueWrites {
    private static final int NOT_FOUND = 404;

    /** A field that so many tickets refuse and none takes is on no screen: asking thousands more helps nobody. */
    private static final int GIVE_UP_AFTER = 20;

    private static final String PUT_ON_SCREEN = "; put it on the edit screen of the project, or run `deskpulse setup`";
    private static final String CHECK_PERMISSIONS = "; check the account's permissions with `deskpulse doctor`";

    private static final int TAKEN = Integer.MIN_VALUE / 2;

    private final IssueWriter writer;
    private final InstantSource clock;
    private final Map<String, Integer> refusals = new ConcurrentHashMap<>();

    IssueWrites(IssueWriter writer, InstantSource clock) {
        this.writer = writer;
        this.clock = clock;
    }

    /** A write, what became of it, and the id of the field or comment it is about. */
    record Done(Write write, WriteOutcome outcome, @Nullable String nativeId) {}

    @FunctionalInterface
    private interface Attempt {
        Done make();
    }

    List<Done> make(TicketWrites ticket) {
        List<Done> done = new ArrayList<>();
        List<Write.OfField> fields = new ArrayList<>();
        for (Write write : ticket.writes()) {
            if (write instanceof Write.OfField field) {
                fields.add(field);
            }
        }
        done.addAll(fields(ticket, fields));
        for (Write write : ticket.writes()) {
            if (write instanceof Write.OfProperty property) {
                done.add(attempt(ticket, write, () -> property(property)));
            } else if (write instanceof Write.OfComment comment) {
                done.add(attempt(ticket, write, () -> comment(comment)));
            }
        }
        return done;
    }

    private List<Done> fields(TicketWrites ticket, List<Write.OfField> all) {
        List<Done> done = new ArrayList<>();
        List<Write.OfField> writes = new ArrayList<>();
        for (Write.OfField write : all) {
            if (refusals.getOrDefault(write.nativeId(), 0) >= GIVE_UP_AFTER) {
                done.add(rejected(ticket, write, "many tickets refused it before" + PUT_ON_SCREEN));
            } else {
                writes.add(write);
            }
        }
        done.addAll(writes.isEmpty() ? List.of() : askFor(ticket, writes));
        return done;
    }

    private List<Done> askFor(TicketWrites ticket, List<Write.OfField> writes) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        writes.forEach(write -> values.put(write.nativeId(), FieldValues.toJira(write.field(), write.after(), writer)));
        try {
            writer.setFields(ticket.ticket().nativeId(), values);
            writes.forEach(write -> refusals.put(write.nativeId(), TAKEN));
            return writes.stream().map(IssueWrites::written).toList();
        } catch (JiraException.Refused e) {
            return withoutTheRefused(ticket, writes, e);
        } catch (JiraException e) {
            return writes.stream().map(write -> failed(ticket, write, e)).toList();
        }
    }

    private List<Done> withoutTheRefused(
            TicketWrites ticket, List<Write.OfField> writes, JiraException.Refused refusal) {
        List<Done> done = new ArrayList<>();
        List<Write.OfField> others = new ArrayList<>();
        for (Write.OfField write : writes) {
            String message = refusal.fieldErrors().get(write.nativeId());
            if (message == null) {
                others.add(write);
            } else {
                refusals.merge(write.nativeId(), 1, Integer::sum);
                done.add(rejected(ticket, write, message + PUT_ON_SCREEN));
            }
        }
        if (done.isEmpty()) {
            return writes.stream().map(write -> failed(ticket, write, refusal)).toList();
        }
        done.addAll(others.isEmpty() ? List.of() : askFor(ticket, others));
        return done;
    }

    private Done property(Write.OfProperty write) {
        String issue = write.target().ticket().nativeId();
        String json = write.after();
        if (json == null) {
            writer.deleteProperty(issue, write.target().name());
        } else {
            writer.putProperty(issue, write.target().name(), Explanation.parsed(json));
        }
        return written(write);
    }

    private Done comment(Write.OfComment write) {
        String issue = write.target().ticket().nativeId();
        String id = write.nativeId();
        String json = write.after();
        if (json == null) {
            boolean deleted = id != null && writer.deleteComment(issue, id);
            return deleted ? written(write) : new Done(write, new Gone(write.target()), id);
        }
        RichText text = CommentJson.read(json);
        if (id == null) {
            String added = StandingComment.isPublic(write.target().name())
                    ? writer.addPublicComment(issue, text)
                    : writer.addInternalComment(issue, text);
            return new Done(write, new Written(write.target()), added);
        }
        return writer.editComment(issue, id, text) ? written(write) : takenAway(write);
    }

    /** Somebody deleted our comment: it does not come back. */
    private Done takenAway(Write.OfComment write) {
        Correction correction = new Correction(write.target(), write.before(), null, null, null, clock.instant());
        return new Done(write, new Corrected(write.target(), correction), write.nativeId());
    }

    private static Done attempt(TicketWrites ticket, Write write, Attempt attempt) {
        try {
            return attempt.make();
        } catch (JiraException e) {
            return failed(ticket, write, e);
        }
    }

    private static Done failed(TicketWrites ticket, Write write, JiraException failure) {
        if (failure instanceof JiraException.Refused refused) {
            return refused.status() == NOT_FOUND
                    ? new Done(write, new Gone(write.target()), write.nativeId())
                    : rejected(ticket, write, refused.getMessage() + CHECK_PERMISSIONS);
        }
        String message = ticket.key() + ": " + named(write) + " may not have been written: " + failure.getMessage()
                + "; the next run looks again";
        return new Done(write, new Rejected(write.target(), message, true), write.nativeId());
    }

    private static Done rejected(TicketWrites ticket, Write write, String reason) {
        String message = ticket.key() + ": " + named(write) + " was refused: " + reason;
        return new Done(write, new Rejected(write.target(), message, false), write.nativeId());
    }

    private static String named(Write write) {
        if (write instanceof Write.OfField field) {
            return "field '" + field.field().fieldName() + "'";
        }
        return write instanceof Write.OfProperty ? "the explanation" : "the comment";
    }

    private static Done written(Write write) {
        return new Done(write, new Written(write.target()), write.nativeId());
    }

    static Optional<Correction> correction(WriteOutcome outcome) {
        return outcome instanceof Corrected corrected ? Optional.of(corrected.correction()) : Optional.empty();
    }
}
