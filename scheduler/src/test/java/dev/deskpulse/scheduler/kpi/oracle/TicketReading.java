package dev.deskpulse.scheduler.kpi.oracle;

import dev.deskpulse.connector.sync.FieldMapping.WaitingOn;
import dev.deskpulse.scheduler.kpi.Dimension;
import dev.deskpulse.scheduler.kpi.KpiProfile;
import dev.deskpulse.scheduler.kpi.KpiProfile.CalendarRule;
import dev.deskpulse.scheduler.kpi.KpiProfile.ResolutionRule;
import dev.deskpulse.scheduler.kpi.KpiProfile.ThirdPartyRule;
import dev.deskpulse.scheduler.text.KindTag;
import dev.deskpulse.scheduler.text.TicketTags;
import dev.deskpulse.ticket.Change;
import dev.deskpulse.ticket.PersonId;
import dev.deskpulse.ticket.SlaCycle;
import dev.deskpulse.ticket.StatusCategory;
import dev.deskpulse.ticket.Ticket;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;

/** One ticket, read as docs/kpi.md says. Null is "not known". */
final class TicketReading {
    /** Both in seconds. */
    record Span(long elapsed, long business) {
        Span plus(Span other) {
            return new Span(elapsed + other.elapsed, business + other.business);
        }
    }

    /** From one moment until the other, not included; null is for ever. */
    private record Stretch(Instant from, Instant until) {}

    final Ticket ticket;
    final TicketTags tags;
    final List<SlaCycle> cycles;
    final Conversation talk;
    final long created;
    final boolean doneToday;
    /** Whether the history tells when it was open and when done. */
    final boolean told;

    final Instant firstResolution;
    final Instant latestResolution;
    final int reopens;

    final KpiProfile profile;

    private final SlowDesk desk;
    private final FieldLog statuses;
    private final FieldLog assignees;
    private final FieldLog teams;
    private final List<Stretch> open = new ArrayList<>();

    TicketReading(SlowDesk desk, KpiProfile profile, Ticket ticket, TicketTags tags, List<SlaCycle> cycles) {
        this.desk = desk;
        this.profile = profile;
        this.ticket = ticket;
        this.tags = tags;
        this.cycles = cycles;
        Ticket.Lifecycle life = ticket.lifecycle();
        PersonId assignee = ticket.parties().assignee();
        talk = new Conversation(ticket, profile.automationReplies());
        created = life.created().getEpochSecond();
        doneToday = life.category() == StatusCategory.DONE;
        statuses = FieldLog.of(ticket, "status", true, life.status());
        assignees = FieldLog.of(ticket, "assignee", false, assignee == null ? null : assignee.value());
        String teamField = desk.settings().extras().getOrDefault("team", "team");
        teams = FieldLog.of(ticket, teamField, true, ticket.fields().get("team"));
        FieldLog resolutions = FieldLog.of(ticket, "resolution", true, life.resolution());
        boolean byStatus = statuses.whole()
                && statuses.values().stream().allMatch(v -> category(v.value()) != null)
                && !(statuses.entries() == 0 && doneToday);
        boolean byResolution =
                resolutions.whole() && resolutions.entries() > 0 && (life.resolution() != null) == doneToday;
        told = byStatus || byResolution;
        Instant first = null;
        Instant start = null;
        int left = 0;
        if (told) {
            boolean wasDone = false;
            Instant openSince = life.created();
            for (FieldLog.Value value : (byStatus ? statuses : resolutions).values()) {
                boolean isDone = byStatus ? category(value.value()) == StatusCategory.DONE : value.value() != null;
                if (isDone && !wasDone) {
                    first = first == null ? value.from() : first;
                    start = value.from();
                    open.add(new Stretch(openSince, value.from()));
                } else if (!isDone && wasDone) {
                    left++;
                    openSince = value.from();
                }
                wasDone = isDone;
            }
            if (!wasDone) {
                open.add(new Stretch(openSince, null));
            }
        } else if (!doneToday) {
            open.add(new Stretch(life.created(), null));
        } else if (sourceDate() != null) {
            open.add(new Stretch(life.created(), sourceDate()));
        }
        firstResolution = first;
        reopens = left;
        latestResolution = !doneToday ? null : told ? start : sourceDate();
    }

    /** Null where there is none to be believed. */
    private Instant sourceDate() {
        Instant date = ticket.lifecycle().resolved();
        return date == null || date.isBefore(ticket.lifecycle().created()) ? null : date;
    }

    private StatusCategory category(String status) {
        return status.equals(ticket.lifecycle().status())
                ? ticket.lifecycle().category()
                : desk.settings().categories().get(status);
    }

    /** Null where either moment is not known, or the end lies before the start. */
    Span span(Instant from, Instant until) {
        if (from == null || until == null || until.getEpochSecond() < from.getEpochSecond()) {
            return null;
        }
        long start = from.getEpochSecond();
        long end = until.getEpochSecond();
        if (profile.calendarRule() == CalendarRule.LAST) {
            SlowHours hours =
                    desk.hoursInForce(ticket.project(), ticket.fields().get("team"), until);
            return new Span(end - start, hours.between(start, end));
        }
        long business = 0;
        for (int i = 0; i < teams.values().size(); i++) {
            boolean last = i == teams.values().size() - 1;
            long pieceFrom = i == 0
                    ? start
                    : Math.max(start, teams.values().get(i).from().getEpochSecond());
            long pieceUntil =
                    last ? end : Math.min(end, teams.values().get(i + 1).from().getEpochSecond());
            if (pieceFrom < pieceUntil) {
                business += desk.hours(ticket.project(), teams.values().get(i).value())
                        .between(pieceFrom, pieceUntil);
            }
        }
        return new Span(end - start, business);
    }

    Span sinceCreation(Instant until) {
        return span(ticket.lifecycle().created(), until);
    }

    Span firstResponse() {
        Instant reply = talk.firstReply();
        if (reply == null) {
            return null;
        }
        return switch (profile.responseStart()) {
            case CREATION -> sinceCreation(reply);
            case ASSIGNMENT -> sinceAssignment(reply);
            case CUSTOMER_MESSAGE -> {
                Instant question = talk.firstQuestion(reply);
                yield question == null ? sinceCreation(reply) : span(question, reply);
            }
        };
    }

    private Span sinceAssignment(Instant reply) {
        for (FieldLog.Value holder : assignees.whole() ? assignees.values() : List.<FieldLog.Value>of()) {
            if (holder.value() != null) {
                return holder.from().isAfter(reply) ? new Span(0, 0) : span(holder.from(), reply);
            }
        }
        return null;
    }

    /** Until the first or the latest resolution. */
    Span resolution(Instant end) {
        if (end == null || profile.resolutionRule() == ResolutionRule.WHOLE) {
            return sinceCreation(end);
        }
        boolean openOnly = profile.resolutionRule() == ResolutionRule.OPEN_ONLY;
        if (!told || (!openOnly && !waitsAreTold())) {
            return null;
        }
        return sum(statuses, status -> openOnly || waitsOn(status) != WaitingOn.CUSTOMER, open, end);
    }

    Span waiting(WaitingOn side) {
        if (latestResolution == null || !waitsAreTold() || sinceCreation(latestResolution) == null) {
            return null;
        }
        Span own = waitingOnlyOn(side);
        if (profile.thirdPartyRule() == ThirdPartyRule.OWN) {
            return own;
        }
        return switch (side) {
            case DESK -> own.plus(waitingOnlyOn(WaitingOn.THIRD_PARTY));
            case THIRD_PARTY -> new Span(0, 0);
            default -> own;
        };
    }

    private Span waitingOnlyOn(WaitingOn side) {
        return sum(
                statuses, status -> waitsOn(status) == side, List.of(new Stretch(Instant.MIN, null)), latestResolution);
    }

    private boolean waitsAreTold() {
        boolean unknown = statuses.values().stream()
                .map(FieldLog.Value::value)
                .anyMatch(
                        s -> category(s) == null && !desk.settings().waitingOn().containsKey(s));
        return statuses.whole() && statuses.entries() > 0 && !unknown;
    }

    private WaitingOn waitsOn(String status) {
        WaitingOn mapped = desk.settings().waitingOn().get(status);
        boolean isDone = category(status) == StatusCategory.DONE;
        return mapped != null ? mapped : isDone ? WaitingOn.NOBODY : WaitingOn.DESK;
    }

    Span handling() {
        if (latestResolution == null) {
            return null;
        }
        return switch (profile.handlingRule()) {
            case ASSIGNED ->
                assignees.whole() && told ? sum(assignees, Objects::nonNull, open, latestResolution) : null;
            case DESK -> waitsAreTold() ? waitingOnlyOn(WaitingOn.DESK) : null;
            case LOGGED -> logged();
        };
    }

    private Span logged() {
        String last = null;
        for (Change change : ticket.history()) {
            last = change.field().equals("timespent") ? change.to() : last;
        }
        return last == null ? null : new Span(Long.parseLong(last), Long.parseLong(last));
    }

    /** The time until a moment in which a field's value was such, and which lies in some stretches. */
    private Span sum(FieldLog log, Predicate<String> wanted, List<Stretch> within, Instant last) {
        Span sum = new Span(0, 0);
        for (int i = 0; i < log.values().size(); i++) {
            Instant from = log.values().get(i).from();
            Instant until =
                    i + 1 < log.values().size() ? log.values().get(i + 1).from() : last;
            for (Stretch stretch : wanted.test(log.values().get(i).value()) ? within : List.<Stretch>of()) {
                Instant end = earlier(earlier(until, last), stretch.until());
                Span span = span(from.isBefore(stretch.from()) ? stretch.from() : from, end);
                sum = span == null ? sum : sum.plus(span);
            }
        }
        return sum;
    }

    private static Instant earlier(Instant a, Instant b) {
        return b == null || a.isBefore(b) ? a : b;
    }

    /** Null where not to be told; only of tickets that are done. */
    Long transfers() {
        return latestResolution == null || !told || !assignees.whole()
                ? null
                : (Long) assignees.changesOfHands(latestResolution);
    }

    /** Null where the history of the team does not tell. */
    Long teamTransfers() {
        return teams.whole() ? (Long) teams.changesOfHands(latestResolution) : null;
    }

    boolean isOpenOver(long endOfDay) {
        return open.stream()
                .anyMatch(s -> s.from().getEpochSecond() < endOfDay
                        && (s.until() == null || !s.until().isBefore(Instant.ofEpochSecond(endOfDay))));
    }

    LocalDate day(Instant at) {
        return at == null ? null : at.atZone(desk.settings().zone()).toLocalDate();
    }

    String topicOrKind() {
        String topic = ticket.fields().get("topic");
        if (topic != null && !topic.isEmpty()) {
            return "topic " + topic;
        }
        return kind() == KindTag.Kind.UNSURE ? null : "kind " + kind();
    }

    KindTag.Kind kind() {
        return tags == null ? KindTag.Kind.UNSURE : tags.kind().kind();
    }

    /** What it is in a slice; the empty text where not known. */
    String slice(Dimension dimension) {
        ZonedDateTime local =
                ticket.lifecycle().created().atZone(desk.settings().zone());
        Ticket.Subject subject = ticket.subject();
        String value =
                switch (dimension) {
                    case PROJECT -> ticket.project();
                    case CHANNEL -> subject.channel();
                    case AGENT -> atResolution(assignees);
                    case TEAM -> atResolution(teams);
                    case KIND -> tags == null ? null : kind().name();
                    case TOPIC -> ticket.fields().get("topic");
                    case PRODUCT -> subject.product();
                    case REGION -> subject.region();
                    case SEGMENT -> ticket.fields().get("segment");
                    case LANGUAGE -> tags == null ? null : tags.language().name();
                    case SENTIMENT ->
                        tags == null ? null : tags.sentiment().label().name();
                    case PRIORITY -> ticket.priority();
                    case TYPE -> ticket.type();
                    case HOUR -> String.format(Locale.ROOT, "%02d", local.getHour());
                    case WEEKDAY -> Integer.toString(local.getDayOfWeek().getValue());
                    default -> own(dimension);
                };
        return value == null ? "" : value;
    }

    private String atResolution(FieldLog log) {
        return latestResolution == null ? log.today() : log.at(latestResolution);
    }

    private String own(Dimension dimension) {
        int slot = dimension.ownSlot().orElseThrow();
        List<String> names = desk.settings().extras().keySet().stream()
                .filter(name -> !List.of("topic", "team", "segment", "effort").contains(name))
                .filter(name -> !name.startsWith("csat-"))
                .sorted()
                .toList();
        return slot <= names.size() ? ticket.fields().get(names.get(slot - 1)) : null;
    }
}
