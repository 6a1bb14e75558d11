package dev.deskpulse.scheduler.kpi.oracle;

import dev.deskpulse.scheduler.kpi.Dimension;
import dev.deskpulse.scheduler.kpi.Kpi;
import dev.deskpulse.scheduler.text.KindTag;
import dev.deskpulse.ticket.OrderMilestones;
import dev.deskpulse.ticket.Satisfaction;
import dev.deskpulse.ticket.SlaCycle;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/** What each figure is taken over. */
final class Populations {
    /** A ticket of the population, or a part of one. */
    record Item(TicketReading ticket, LocalDate day, String part, Object fact, Contacts contacts) {
        String slice(Dimension dimension) {
            return switch (dimension) {
                case SLA, FACET, STAGE -> part;
                default -> ticket.slice(dimension);
            };
        }
    }

    /** The same customer's neighbours of a ticket in the order of creation; null where there is none. */
    record Contacts(
            TicketReading next, TicketReading nextOnTopic, TicketReading beforeOnTopic, TicketReading lastButOne) {}

    /** @param start null where not known */
    record Stage(Instant start, Instant end) {}

    private final List<TicketReading> tickets;
    private final ZoneId zone;
    private final Instant now;
    private final Map<TicketReading, Contacts> known = new HashMap<>();

    Populations(List<TicketReading> tickets, ZoneId zone, Instant now) {
        this.tickets = tickets;
        this.zone = zone;
        this.now = now;
    }

    List<Item> of(Kpi kpi, LocalDate from, LocalDate to) {
        return switch (kpi) {
            case BACKLOG, BACKLOG_AGE, LONG_OPEN, ORDER_WAITING -> atEnd(kpi, from, to);
            default ->
                tickets.stream()
                        .flatMap(ticket -> items(kpi, ticket))
                        .filter(item -> item.day() != null
                                && !item.day().isBefore(from)
                                && !item.day().isAfter(to))
                        .toList();
        };
    }

    private Stream<Item> items(Kpi kpi, TicketReading t) {
        return switch (kpi) {
            case VOLUME, FIRST_RESPONSE, SENTIMENT, SENTIMENT_SHIFT, COMPLAINTS, REPEAT_CONTACT, RETURNING ->
                one(t, t.day(t.ticket.lifecycle().created()));
            case COMPLAINTS_HANDLED ->
                t.kind() == KindTag.Kind.COMPLAINT
                        ? one(t, t.day(t.ticket.lifecycle().created()))
                        : Stream.of();
            case RETENTION ->
                t.ticket.parties().customer() == null
                        ? Stream.of()
                        : one(t, t.day(t.ticket.lifecycle().created()));
            case THROUGHPUT,
                    LAST_RESPONSE,
                    WAITING_DESK,
                    WAITING_CUSTOMER,
                    WAITING_THIRD_PARTY,
                    RESOLUTION,
                    HANDLING_TIME,
                    ONE_TOUCH,
                    TRANSFERS -> one(t, t.day(t.latestResolution));
            case FIRST_RESOLUTION, FCR, REOPEN_RATE -> one(t, t.day(t.firstResolution));
            case NEXT_RESPONSE -> t.talk.questions().stream().map(q -> part(t, t.day(q.asked()), "", q));
            case SLA, SLA_BREACH_TIME, SLA_NEAR_BREACH ->
                t.cycles.stream()
                        .filter(Populations::isDecided)
                        .filter(c -> kpi != Kpi.SLA_BREACH_TIME || c.breached())
                        .filter(c -> kpi != Kpi.SLA_NEAR_BREACH || c.goal().toSeconds() > 0)
                        .map(c -> part(t, t.day(decision(c)), c.name(), c));
            case CSAT, NPS, EFFORT -> one(t, surveyDay(t));
            case CSAT_FACETS -> facets().map(facet -> part(t, surveyDay(t), facet, answer(t, "csat-" + facet, 5)));
            case ORDER_STAGES ->
                Stream.of("CONFIRM", "SHIP", "COMPLETE")
                        .filter(stage ->
                                t.span(stage(t, stage).start(), stage(t, stage).end()) != null)
                        .map(stage -> part(t, t.day(stage(t, stage).end()), stage, stage(t, stage)));
            default -> throw new IllegalArgumentException(kpi.toString());
        };
    }

    /** Those that some ticket has an answer to. */
    private Stream<String> facets() {
        return tickets.stream()
                .flatMap(t -> t.ticket.fields().keySet().stream()
                        .filter(name -> name.startsWith("csat-") && answer(t, name, 5) != null))
                .map(name -> name.substring("csat-".length()))
                .distinct();
    }

    private Stream<Item> one(TicketReading ticket, LocalDate day) {
        return Stream.of(part(ticket, day, "", ticket));
    }

    private Item part(TicketReading ticket, LocalDate day, String part, Object fact) {
        return new Item(ticket, day, part, fact, known.computeIfAbsent(ticket, this::contacts));
    }

    private Contacts contacts(TicketReading t) {
        String customer = t.ticket.parties().customer();
        if (customer == null) {
            return new Contacts(null, null, null, null);
        }
        List<TicketReading> all = tickets.stream()
                .filter(other -> customer.equals(other.ticket.parties().customer()))
                .sorted(Comparator.comparing((TicketReading other) -> other.created)
                        .thenComparing(other -> other.ticket.id().value()))
                .toList();
        List<TicketReading> onTopic = all.stream()
                .filter(other -> Objects.equals(other.topicOrKind(), t.topicOrKind()))
                .toList();
        return new Contacts(
                neighbour(all, t, 1), neighbour(onTopic, t, 1), neighbour(onTopic, t, -1), neighbour(onTopic, t, -2));
    }

    private static TicketReading neighbour(List<TicketReading> in, TicketReading of, int step) {
        int place = in.indexOf(of) + step;
        return place < 0 || place >= in.size() ? null : in.get(place);
    }

    private static boolean isDecided(SlaCycle cycle) {
        boolean backwards = cycle.stop() != null && cycle.stop().isBefore(cycle.start());
        return !backwards && (cycle.stop() != null || cycle.breached());
    }

    private static Instant decision(SlaCycle cycle) {
        if (cycle.stop() != null) {
            return cycle.stop();
        }
        return cycle.breachTime() != null ? cycle.breachTime() : cycle.start().plus(cycle.elapsed());
    }

    private static LocalDate surveyDay(TicketReading t) {
        if (t.latestResolution != null) {
            return t.day(t.latestResolution);
        }
        Satisfaction csat = t.ticket.satisfaction();
        boolean answered = csat != null
                || t.ticket.npsAnswer() != null
                || answer(t, "effort", 7) != null
                || t.ticket.fields().keySet().stream()
                        .anyMatch(name -> name.startsWith("csat-") && answer(t, name, 5) != null);
        Instant at = csat != null && csat.at() != null
                ? csat.at()
                : t.ticket.lifecycle().created();
        return answered ? t.day(at) : null;
    }

    /** A whole number from 1; null where there is none. */
    static Integer answer(TicketReading t, String field, int most) {
        String text = t.ticket.fields().getOrDefault(field, "").strip();
        try {
            int number = new BigDecimal(text).intValueExact();
            return number >= 1 && number <= most ? number : null;
        } catch (NumberFormatException e) {
            return null;
        } catch (ArithmeticException e) {
            return null;
        }
    }

    private static Stage stage(TicketReading t, String name) {
        OrderMilestones m = t.ticket.subject().milestones();
        return switch (name) {
            case "CONFIRM" -> new Stage(m.created(), m.confirmed());
            case "SHIP" -> new Stage(m.confirmed(), m.shipped());
            default -> new Stage(m.shipped(), m.completed());
        };
    }

    private List<Item> atEnd(Kpi kpi, LocalDate from, LocalDate to) {
        LocalDate today = now.atZone(zone).toLocalDate();
        if (from.isAfter(today)) {
            return List.of();
        }
        LocalDate last = to.isAfter(today) ? today : to;
        long end = last.plusDays(1).atStartOfDay(zone).toEpochSecond();
        long until = Math.min(end, now.getEpochSecond());
        List<Item> items = new ArrayList<>();
        for (TicketReading t : tickets) {
            if (kpi == Kpi.ORDER_WAITING) {
                waiting(t, end)
                        .filter(item -> ((Instant) item.fact()).getEpochSecond() <= now.getEpochSecond())
                        .map(item -> part(t, last, item.part(), until - ((Instant) item.fact()).getEpochSecond()))
                        .forEach(items::add);
            } else if (t.isOpenOver(end) && (kpi == Kpi.BACKLOG || t.created <= now.getEpochSecond())) {
                items.add(part(t, last, "", until - t.created));
            }
        }
        return items;
    }

    private Stream<Item> waiting(TicketReading t, long end) {
        OrderMilestones m = t.ticket.subject().milestones();
        Instant[] known = {m.created(), m.confirmed(), m.shipped(), m.completed()};
        int latest = -1;
        for (int i = 0; i < known.length; i++) {
            latest = known[i] == null ? latest : i;
        }
        int open = latest;
        Function<String, Integer> place = List.of("CONFIRM", "SHIP", "COMPLETE")::indexOf;
        return Arrays.stream(new String[] {"CONFIRM", "SHIP", "COMPLETE"})
                .filter(name -> stage(t, name).start() != null)
                .filter(name -> stage(t, name).end() != null || place.apply(name) == open)
                .filter(name -> stage(t, name).start().getEpochSecond() < end)
                .filter(name ->
                        stage(t, name).end() == null || !stage(t, name).end().isBefore(Instant.ofEpochSecond(end)))
                .map(name -> part(t, null, name, stage(t, name).start()));
    }
}
