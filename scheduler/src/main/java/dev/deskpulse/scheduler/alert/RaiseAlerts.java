package dev.deskpulse.scheduler.alert;

import dev.deskpulse.connector.store.Database;
import dev.deskpulse.scheduler.topic.TopicNews;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Keeps the alerts up to date: an event that goes on is the same alert, one that was not seen for half a day is closed.
 * Those of the {@linkplain OwnAlerts product itself} are left alone. Nothing but the alerts is stored; what is usual is read from the facts of the last eight weeks each time.
 */
public final class RaiseAlerts {
    private static final Duration QUIET = Duration.ofHours(12);
    private static final Duration PAST = Duration.ofDays(Odds.DAYS + 4);

    private final Database database;
    private final AlertStore store;
    private final Function<LocalDate, List<TopicNews>> topics;
    private final Clock clock;
    private final Settings settings;

    /**
     * What to look at.
     *
     * @param zone the desk's
     * @param slices how many values of each dimension, the busiest first
     * @param socialChannels names of channels that are public
     * @param little when the time left of an SLA cycle is
     */
    public record Settings(ZoneId zone, int slices, Set<String> socialChannels, LittleTime little) {
        public Settings {
            socialChannels = Set.copyOf(socialChannels);
        }
    }

    /**
     * What a run did.
     *
     * @param raised new ones
     * @param open all that go on, the new ones among them
     */
    public record Outcome(int raised, int closed, int open) {
        /** Both together. */
        public Outcome and(Outcome other) {
            return new Outcome(raised + other.raised, closed + other.closed, open + other.open);
        }
    }

    public RaiseAlerts(
            Database database,
            AlertStore store,
            Function<LocalDate, List<TopicNews>> topics,
            Clock clock,
            Settings settings) {
        this.database = database;
        this.store = store;
        this.topics = topics;
        this.clock = clock;
        this.settings = settings;
    }

    /** Looks as of now. Needs the fact rows and the SLA history to be up to date. */
    public Outcome run() {
        Instant now = clock.instant();
        RecentTickets tickets = RecentTickets.read(database, now.minus(PAST), now);
        if (tickets.size() == 0) {
            return save(now, open(), new LinkedHashMap<>());
        }
        SlaRisks sla = SlaRisks.read(database, tickets, now.minus(PAST), now, settings.little());
        Watch watch = new Watch(tickets, sla, now, settings.zone(), settings.slices(), settings.socialChannels());
        LikelyCause cause = new LikelyCause(tickets);
        List<Alert> known = store.seenSince(now.minus(QUIET)).stream()
                .filter(alert -> !alert.signal().isOwn())
                .toList();
        Map<String, Alert> seen = new LinkedHashMap<>();
        List<Alarm> going = new ArrayList<>();
        for (Alert alert : known) {
            watch.slice(alert.slice())
                    .flatMap(slice -> watch.lasting(alert.signal(), slice))
                    .ifPresent(alarm -> {
                        going.add(alarm);
                        if (alert.isOpen()) {
                            seen.put(alert.id(), again(alert, alarm, now, tickets, cause));
                        }
                    });
        }
        for (Alarm alarm : watch.alarms()) {
            if (going.stream().noneMatch(alarm::isSameEvent)) {
                Alert raised = raised(alarm, now, tickets, cause);
                seen.put(raised.id(), raised);
                going.add(alarm);
            }
        }
        newTopics(now, seen);
        return save(now, open(), seen);
    }

    private List<Alert> open() {
        return store.open().stream().filter(alert -> !alert.signal().isOwn()).toList();
    }

    private static Alert again(Alert alert, Alarm alarm, Instant now, RecentTickets tickets, LikelyCause cause) {
        return alert.seenAgain(now, alarm.figures(), cause.of(alarm), keys(alarm, tickets));
    }

    private static Alert raised(Alarm alarm, Instant now, RecentTickets tickets, LikelyCause cause) {
        Map<String, String> slice = tickets.named(alarm.slice());
        return new Alert(
                id(alarm.signal(), slice, now),
                alarm.signal(),
                slice,
                alarm.from(),
                now,
                null,
                alarm.figures(),
                cause.of(alarm),
                keys(alarm, tickets),
                Alert.Handling.NONE);
    }

    private static String id(Signal signal, Map<String, String> slice, Instant now) {
        return now.getEpochSecond() + " " + signal.label() + (slice.isEmpty() ? "" : " " + Alert.text(slice));
    }

    private static List<String> keys(Alarm alarm, RecentTickets tickets) {
        return alarm.signal() == Signal.DROP
                ? List.of()
                : alarm.tickets().stream()
                        .limit(Alert.MOST_KEYS)
                        .map(tickets::key)
                        .toList();
    }

    /** A topic is new for a week: it is one alert, under the topic's id. */
    private void newTopics(Instant now, Map<String, Alert> seen) {
        List<TopicNews> news = topics.apply(LocalDate.ofInstant(now, settings.zone())).stream()
                .filter(topic -> topic.kind() == TopicNews.Kind.NEW)
                .toList();
        Map<String, Alert> known = new LinkedHashMap<>();
        store.seenSince(now.minus(Duration.ofDays(30))).forEach(alert -> known.put(alert.id(), alert));
        for (TopicNews topic : news) {
            String id = Signal.NEW_TOPIC.label() + " " + topic.id();
            Alert.Figures figures =
                    new Alert.Figures(topic.days() * 24, topic.tickets(), topic.before() * topic.tickets(), 1);
            Map<String, String> slice = Map.of("topic", topic.name());
            Alert alert = Optional.ofNullable(known.get(id))
                    .map(before -> before.seenAgain(now, figures, slice, List.of()))
                    .orElseGet(() -> new Alert(
                            id,
                            Signal.NEW_TOPIC,
                            slice,
                            now,
                            now,
                            null,
                            figures,
                            slice,
                            List.of(),
                            Alert.Handling.NONE));
            seen.put(id, alert);
        }
    }

    private Outcome save(Instant now, List<Alert> open, Map<String, Alert> seen) {
        List<Alert> closed = open.stream()
                .filter(alert -> !seen.containsKey(alert.id())
                        && !alert.lastSeen().plus(QUIET).isAfter(now))
                .map(alert -> alert.ended(now))
                .toList();
        List<Alert> changed = new ArrayList<>(seen.values());
        changed.addAll(closed);
        store.save(changed);
        long before = seen.keySet().stream()
                .filter(id -> open.stream().anyMatch(alert -> alert.id().equals(id)))
                .count();
        int raised = (int) (seen.size() - before);
        return new Outcome(raised, closed.size(), open.size() - closed.size() + raised);
    }
}
