package dev.deskpulse.connector.sync;

import com.fasterxml.jackson.databind.JsonNode;
import dev.deskpulse.connector.sync.ResolvedMapping.Meaning;
import dev.deskpulse.ticket.Satisfaction;
import dev.deskpulse.ticket.SlaCycle;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Reads what a service desk keeps in fields of its own: SLA cycles and the answer to the satisfaction survey. */
final class ServiceDeskFields {
    private final ResolvedMapping mapping;

    ServiceDeskFields(ResolvedMapping mapping) {
        this.mapping = mapping;
    }

    /** Every cycle of every SLA, by start. A site without SLA fields may give all clocks in one array. */
    List<SlaCycle> slaCycles(IssueFields fields) {
        List<SlaCycle> cycles = new ArrayList<>();
        for (String id : mapping.slaFields()) {
            JsonNode value = fields.value(id);
            if (value.isArray()) {
                value.forEach(sla -> addCycles(fields, id, sla, cycles));
            } else {
                addCycles(fields, id, value, cycles);
            }
        }
        cycles.sort(Comparator.comparing(SlaCycle::start).thenComparing(SlaCycle::name));
        return cycles;
    }

    private void addCycles(IssueFields fields, String id, JsonNode sla, List<SlaCycle> cycles) {
        String given = sla.path("name").asText("");
        String name = given.isBlank() ? mapping.label(id) : ValueText.bounded(given);
        for (JsonNode completed : sla.path("completedCycles")) {
            cycle(fields, id, name, completed, false).ifPresent(cycles::add);
        }
        // Absent, not null, on a site where no cycle runs.
        if (sla.path("ongoingCycle").isObject()) {
            cycle(fields, id, name, sla.path("ongoingCycle"), true).ifPresent(cycles::add);
        }
    }

    private static Optional<SlaCycle> cycle(
            IssueFields fields, String fieldId, String name, JsonNode cycle, boolean ongoing) {
        Optional<Instant> start = fields.momentIn(cycle.path("startTime"));
        @Nullable
        Instant stop = ongoing ? null : fields.momentIn(cycle.path("stopTime")).orElse(null);
        JsonNode goal = cycle.path("goalDuration").path("millis");
        JsonNode elapsed = cycle.path("elapsedTime").path("millis");
        if (start.isEmpty() || (!ongoing && stop == null) || !goal.isNumber() || !elapsed.isNumber()) {
            fields.problem(fieldId, "an SLA cycle without start, stop, goal or elapsed time");
            return Optional.empty();
        }
        return Optional.of(new SlaCycle(
                name,
                start.get(),
                stop,
                fields.momentIn(cycle.path("breachTime")).orElse(null),
                Duration.ofMillis(goal.longValue()),
                Duration.ofMillis(elapsed.longValue()),
                cycle.path("breached").asBoolean(false),
                cycle.path("paused").asBoolean(false)));
    }

    /** The customer's answer; null where none was given. */
    @Nullable
    Satisfaction satisfaction(IssueFields fields) {
        Optional<String> field = mapping.fieldId(Meaning.SATISFACTION);
        if (field.isEmpty()) {
            return null;
        }
        JsonNode value = fields.value(field.get());
        JsonNode rating = value.has("rating") ? value.path("rating") : value;
        OptionalInt score = fields.number(field.get(), rating, 1, 5);
        if (score.isEmpty()) {
            return null;
        }
        Instant at = mapping.fieldId(Meaning.SATISFACTION_DATE)
                .flatMap(fields::moment)
                .orElse(null);
        return new Satisfaction(score.getAsInt(), at, comment(value.path("comment")));
    }

    private static @Nullable String comment(JsonNode comment) {
        String text =
                ValueText.bounded(comment.isObject() ? comment.path("body").asText("") : comment.asText(""));
        return text.isBlank() ? null : text.strip();
    }
}
