package dev.deskpulse.scheduler.kpi.oracle;

import static dev.deskpulse.scheduler.kpi.oracle.Numbers.mean;
import static dev.deskpulse.scheduler.kpi.oracle.Numbers.percentile;
import static dev.deskpulse.scheduler.kpi.oracle.Numbers.ratio;
import static dev.deskpulse.scheduler.kpi.oracle.Numbers.wilson;

import dev.deskpulse.connector.sync.FieldMapping.WaitingOn;
import dev.deskpulse.scheduler.kpi.Kpi;
import dev.deskpulse.scheduler.kpi.KpiQuery.Windows;
import dev.deskpulse.scheduler.kpi.oracle.Populations.Item;
import dev.deskpulse.scheduler.kpi.oracle.TicketReading.Span;
import dev.deskpulse.scheduler.text.KindTag.Kind;
import dev.deskpulse.scheduler.text.Sentiment.Label;
import dev.deskpulse.scheduler.text.Trajectory.Course;
import dev.deskpulse.ticket.SlaCycle;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;

/** The values of one row from its population and its cases. */
final class Figures {
    private Figures() {}

    /** Which items of the population the values rest on. */
    static Predicate<Item> isCase(Kpi kpi, Windows windows, Instant now) {
        return switch (kpi) {
            case FIRST_RESPONSE,
                    NEXT_RESPONSE,
                    LAST_RESPONSE,
                    WAITING_DESK,
                    WAITING_CUSTOMER,
                    WAITING_THIRD_PARTY,
                    FIRST_RESOLUTION,
                    RESOLUTION,
                    HANDLING_TIME -> item -> span(kpi, item) != null;
            case FCR ->
                item -> hasTopic(item)
                        && item.ticket().firstResolution.getEpochSecond() + seconds(windows.repeat())
                                <= now.getEpochSecond();
            case REPEAT_CONTACT, RETURNING -> Figures::hasTopic;
            case TRANSFERS -> item -> item.ticket().transfers() != null;
            case CSAT -> item -> item.ticket().ticket.satisfaction() != null;
            case CSAT_FACETS -> item -> item.fact() != null;
            case NPS -> item -> item.ticket().ticket.npsAnswer() != null;
            case EFFORT -> item -> Populations.answer(item.ticket(), "effort", 7) != null;
            case SENTIMENT -> item -> item.ticket().tags != null && label(item) != Label.UNSURE;
            case SENTIMENT_SHIFT -> item -> item.ticket().tags != null;
            case COMPLAINTS -> item -> item.ticket().kind() != Kind.UNSURE;
            case RETENTION -> item -> item.ticket().created + windows.customer().toSeconds() <= now.getEpochSecond();
            default -> item -> true;
        };
    }

    static Map<String, Double> values(Kpi kpi, List<Item> all, List<Item> cases, Windows windows) {
        Map<String, Double> row = new LinkedHashMap<>();
        double n = cases.size();
        switch (kpi) {
            case VOLUME -> row.put("tickets", n);
            case THROUGHPUT -> row.put("resolved", n);
            case BACKLOG -> row.put("open", n);
            case BACKLOG_AGE -> times(row, "", seconds(cases, item -> (Long) item.fact()));
            case LONG_OPEN -> {
                long k = share(row, "share", cases, item -> (Long) item.fact() >= seconds(windows.longOpen()));
                row.put("tickets", (double) k);
            }
            case ONE_TOUCH ->
                share(
                        row,
                        "rate",
                        cases,
                        item -> item.ticket().talk.replies().size()
                                <= item.ticket().profile.oneTouchReplies());
            case FCR -> share(row, "rate", cases, item -> isResolvedAtFirst(item, seconds(windows.repeat())));
            case REOPEN_RATE -> {
                share(row, "rate", cases, item -> item.ticket().reopens > 0);
                row.put("reopens", sum(cases, item -> item.ticket().reopens));
            }
            case REPEAT_CONTACT ->
                share(
                        row,
                        "rate",
                        cases,
                        item -> isWithin(item.contacts().beforeOnTopic(), item, seconds(windows.repeat())));
            case RETURNING -> {
                long k = share(
                        row,
                        "share",
                        cases,
                        item -> isWithin(item.contacts().lastButOne(), item, seconds(windows.returning())));
                row.put("tickets", (double) k);
            }
            case TRANSFERS -> {
                share(row, "rate", cases, item -> item.ticket().transfers() > 0);
                double transfers = sum(cases, item -> item.ticket().transfers());
                List<Item> ofTeams = cases.stream()
                        .filter(item -> item.ticket().teamTransfers() != null)
                        .toList();
                row.put("mean", ratio(transfers, n));
                row.put("transfers", n == 0 ? null : transfers);
                row.put(
                        "team_transfers",
                        ofTeams.isEmpty()
                                ? null
                                : (Double) sum(ofTeams, item -> item.ticket().teamTransfers()));
                row.put("coverage", null);
            }
            case SLA -> {
                long met = share(row, "attainment", cases, item -> !((SlaCycle) item.fact()).breached());
                row.put("breached", n - met);
            }
            case SLA_BREACH_TIME -> times(row, "", seconds(cases, item -> over((SlaCycle) item.fact())));
            case SLA_NEAR_BREACH -> {
                long k = share(row, "share", cases, item -> isNear((SlaCycle) item.fact()));
                row.put("near", (double) k);
            }
            case CSAT ->
                survey(row, cases, item -> item.ticket().ticket.satisfaction().score(), 4);
            case CSAT_FACETS -> survey(row, cases, item -> (Integer) item.fact(), 4);
            case EFFORT -> survey(row, cases, item -> Populations.answer(item.ticket(), "effort", 7), 5);
            case NPS -> nps(row, cases);
            case SENTIMENT -> {
                share(row, "negative", cases, item -> label(item) == Label.NEGATIVE);
                row.put("neutral", ratio((double) count(cases, item -> label(item) == Label.NEUTRAL), n));
                row.put("positive", ratio((double) count(cases, item -> label(item) == Label.POSITIVE), n));
                row.put("coverage", null);
            }
            case SENTIMENT_SHIFT -> {
                share(
                        row,
                        "improved",
                        cases,
                        item -> course(item) == Course.IMPROVING || course(item) == Course.RECOVERED);
                row.put("worsened", ratio((double) count(cases, item -> course(item) == Course.WORSENING), n));
                row.put("mean", mean(cases.stream().map(Figures::shift).toList()));
                row.put("coverage", null);
            }
            case COMPLAINTS -> {
                long k = share(row, "share", cases, item -> item.ticket().kind() == Kind.COMPLAINT);
                row.put("complaints", (double) k);
                row.put("coverage", null);
            }
            case COMPLAINTS_HANDLED -> {
                share(row, "resolved", cases, Figures::isResolved);
                row.put(
                        "handled",
                        ratio(
                                (double) count(
                                        cases,
                                        i -> isResolved(i) || i.ticket().talk.firstReply() != null),
                                n));
            }
            case RETENTION -> retention(row, cases, seconds(windows.customer()));
            case ORDER_STAGES ->
                times(row, cases.stream().map(item -> span(kpi, item)).toList());
            case ORDER_WAITING -> {
                row.put("open", n);
                times(row, "", seconds(cases, item -> (Long) item.fact()));
            }
            default -> {
                times(row, cases.stream().map(item -> span(kpi, item)).toList());
                row.put("coverage", null);
            }
        }
        return row;
    }

    private static Span span(Kpi kpi, Item item) {
        TicketReading t = item.ticket();
        return switch (kpi) {
            case FIRST_RESPONSE -> t.firstResponse();
            case NEXT_RESPONSE -> {
                Conversation.Question question = (Conversation.Question) item.fact();
                yield t.span(question.asked(), question.answered());
            }
            case LAST_RESPONSE -> t.doneToday ? t.sinceCreation(t.talk.lastReply()) : null;
            case WAITING_DESK -> t.waiting(WaitingOn.DESK);
            case WAITING_CUSTOMER -> t.waiting(WaitingOn.CUSTOMER);
            case WAITING_THIRD_PARTY -> t.waiting(WaitingOn.THIRD_PARTY);
            case FIRST_RESOLUTION -> t.resolution(t.firstResolution);
            case RESOLUTION -> t.resolution(t.latestResolution);
            case HANDLING_TIME -> t.handling();
            default -> {
                Populations.Stage stage = (Populations.Stage) item.fact();
                yield t.span(stage.start(), stage.end());
            }
        };
    }

    private static void times(Map<String, Double> row, List<Span> spans) {
        List<Span> known = spans.stream().filter(Objects::nonNull).toList();
        times(row, "", known.stream().map(Span::elapsed).toList());
        times(row, "business_", known.stream().map(Span::business).toList());
    }

    private static void times(Map<String, Double> row, String prefix, List<Long> seconds) {
        row.put(prefix + "mean", mean(seconds));
        row.put(prefix + "p50", percentile(seconds, 0.5));
        row.put(prefix + "p90", percentile(seconds, 0.9));
    }

    private static long share(Map<String, Double> row, String name, List<Item> cases, Predicate<Item> hit) {
        long k = count(cases, hit);
        share(row, name, (double) k, cases.size());
        return k;
    }

    private static void share(Map<String, Double> row, String name, double k, double n) {
        row.put(name, ratio(k, n));
        row.put("low", wilson(k, n, -1));
        row.put("high", wilson(k, n, 1));
    }

    private static void survey(Map<String, Double> row, List<Item> cases, Function<Item, Integer> score, int good) {
        share(row, "share", cases, item -> score.apply(item) >= good);
        row.put("mean", mean(cases.stream().map(score).toList()));
        row.put("coverage", null);
    }

    private static void nps(Map<String, Double> row, List<Item> cases) {
        double n = cases.size();
        double promoters = count(cases, item -> item.ticket().ticket.npsAnswer() >= 9);
        double detractors = count(cases, item -> item.ticket().ticket.npsAnswer() <= 6);
        row.put("score", ratio(100 * (promoters - detractors), n));
        row.put("low", Numbers.npsBound(promoters, detractors, n, -1));
        row.put("high", Numbers.npsBound(promoters, detractors, n, 1));
        row.put("coverage", null);
    }

    private static void retention(Map<String, Double> row, List<Item> cases, long window) {
        double n = cases.stream().map(Figures::customer).distinct().count();
        double churned = cases.stream()
                .filter(item -> item.contacts().next() == null
                        || item.contacts().next().created - item.ticket().created > window)
                .map(Figures::customer)
                .distinct()
                .count();
        share(row, "retained", n - churned, n);
        row.put("churned", churned);
    }

    private static String customer(Item item) {
        return item.ticket().ticket.parties().customer();
    }

    private static long count(List<Item> items, Predicate<Item> hit) {
        return items.stream().filter(hit).count();
    }

    private static double sum(List<Item> items, Function<Item, Number> number) {
        return items.stream()
                .mapToDouble(item -> number.apply(item).doubleValue())
                .sum();
    }

    private static List<Long> seconds(List<Item> items, Function<Item, Long> seconds) {
        return items.stream().map(seconds).toList();
    }

    private static long seconds(Duration window) {
        return window.toSeconds();
    }

    private static boolean hasTopic(Item item) {
        return customer(item) != null && item.ticket().topicOrKind() != null;
    }

    private static boolean isResolvedAtFirst(Item item, long window) {
        TicketReading next = item.contacts().nextOnTopic();
        boolean cameAgain =
                next != null && next.created <= item.ticket().firstResolution.getEpochSecond() + window;
        return item.ticket().reopens == 0 && !cameAgain;
    }

    private static boolean isWithin(TicketReading before, Item item, long window) {
        return before != null && item.ticket().created - before.created <= window;
    }

    private static boolean isResolved(Item item) {
        return item.ticket().latestResolution != null;
    }

    private static Label label(Item item) {
        return item.ticket().tags.sentiment().label();
    }

    private static Course course(Item item) {
        return item.ticket().tags.trajectory().course();
    }

    private static double shift(Item item) {
        return item.ticket().tags.trajectory().last().score()
                - item.ticket().tags.trajectory().first().score();
    }

    private static long over(SlaCycle cycle) {
        return Math.max(0, cycle.elapsed().toSeconds() - cycle.goal().toSeconds());
    }

    private static boolean isNear(SlaCycle cycle) {
        return !cycle.breached()
                && 10 * cycle.elapsed().toSeconds() >= 8 * cycle.goal().toSeconds();
    }
}
