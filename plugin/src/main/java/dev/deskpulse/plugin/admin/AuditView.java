package dev.deskpulse.plugin.admin;

import dev.deskpulse.plugin.access.AccessSettings;
import dev.deskpulse.scheduler.audit.AuditAction;
import dev.deskpulse.scheduler.audit.AuditEntry;
import dev.deskpulse.scheduler.audit.AuditEvent;
import dev.deskpulse.scheduler.audit.AuditLog;
import dev.deskpulse.scheduler.audit.AuditOutcome;
import dev.deskpulse.scheduler.audit.AuditQuery;
import dev.deskpulse.scheduler.audit.AuditVerdict;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The audit log for people: who did what, and whether the log is as it was written. */
public final class AuditView {
    private static final int PAGE = 100;

    private final AuditLog log;
    private final Supplier<List<AccessSettings.Person>> people;

    /** @param people whose names the settings know: the log itself has none */
    public AuditView(AuditLog log, Supplier<List<AccessSettings.Person>> people) {
        this.log = log;
        this.people = people;
    }

    /** @param next to ask for the page after; null on the last */
    record Page(List<Row> entries, @Nullable Long next) {}

    /**
     * An entry.
     *
     * @param name of the actor; null where the settings do not name them
     */
    record Row(
            long number,
            Instant at,
            String actor,
            @Nullable String name,
            String role,
            String origin,
            AuditAction action,
            String target,
            String detail,
            AuditOutcome outcome,
            long times) {
        static Row of(AuditEntry entry, @Nullable String name) {
            AuditEvent event = entry.event();
            return new Row(
                    entry.number(),
                    entry.at(),
                    event.actor(),
                    name,
                    event.role(),
                    event.origin(),
                    event.action(),
                    event.target(),
                    event.detail(),
                    event.outcome(),
                    event.times());
        }
    }

    /** What a request asks for: {@code since}, {@code action}, {@code actor}, {@code outcome}, {@code before}. */
    static AuditQuery asked(Context request) {
        return new AuditQuery(
                given(request, "since", AuditView::moment),
                given(request, "action", text -> constant("action", AuditAction.class, text)),
                given(request, "actor", text -> text),
                given(request, "outcome", text -> constant("outcome", AuditOutcome.class, text)),
                given(request, "before", AuditView::number),
                PAGE + 1);
    }

    private static <T> @Nullable T given(Context request, String name, Function<String, T> read) {
        String text = request.queryParam(name);
        return text == null || text.isBlank() ? null : read.apply(text.strip());
    }

    private static Instant moment(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("since is a moment such as 2026-11-10T12:00:00Z", e);
        }
    }

    private static Long number(String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("before is the number of an entry", e);
        }
    }

    private static <E extends Enum<E>> E constant(String name, Class<E> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(value -> value.name().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " is one of "
                        + Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "))));
    }

    Page page(AuditQuery asked) {
        List<Row> entries = all(asked);
        List<Row> shown = entries.stream().limit(PAGE).toList();
        return new Page(shown, entries.size() > PAGE ? shown.get(PAGE - 1).number() : null);
    }

    /** As many as are asked for. */
    List<Row> all(AuditQuery asked) {
        Map<String, String> names = people.get().stream()
                .collect(Collectors.toMap(person -> actor(person.account().value()), AccessSettings.Person::name));
        return log.find(asked).stream()
                .map(entry -> Row.of(entry, names.get(entry.event().actor())))
                .toList();
    }

    AuditVerdict verdict() {
        return log.verify();
    }

    /** As the log knows whoever has this account. */
    String actor(String account) {
        return log.actor(account);
    }
}
