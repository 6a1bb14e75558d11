package dev.deskpulse.scheduler.delivery;

import dev.deskpulse.scheduler.alert.Alert;
import dev.deskpulse.scheduler.alert.AlertStore;
import dev.deskpulse.scheduler.delivery.Delivery.State;
import dev.deskpulse.scheduler.delivery.Notice.Event;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Compares the alerts with the outbox and sends what is missing: each alert once by each channel. What begins in quiet
 * hours is kept, and sent in one message when they are over, where it still goes on. Channels work beside
 * each other, and the first failure ends a channel's turn, so that a receiver that is down costs one timeout a run. A
 * message whose answer was lost is sent again under the same id.
 */
public final class DeliverAlerts {
    private final AlertStore alerts;
    private final Outbox outbox;
    private final List<Channel> channels;
    private final QuietHours quiet;
    private final Clock clock;

    /**
     * What a run did.
     *
     * @param sent messages that were taken
     * @param problems one for each channel that has one, with the channel's name
     */
    public record Outcome(int sent, List<String> problems) {
        public Outcome {
            problems = List.copyOf(problems);
        }
    }

    public DeliverAlerts(AlertStore alerts, Outbox outbox, List<Channel> channels, QuietHours quiet, Clock clock) {
        this.alerts = alerts;
        this.outbox = outbox;
        this.channels = List.copyOf(channels);
        this.quiet = quiet;
        this.clock = clock;
    }

    /** Sends what is due now. */
    public Outcome run() {
        if (channels.isEmpty()) {
            return new Outcome(0, List.of());
        }
        Instant now = clock.instant();
        List<Alert> latest = alerts.seenSince(now.minus(Patience.IN_ALL)).stream()
                .sorted(Comparator.comparing(Alert::from).thenComparing(Alert::id))
                .toList();
        List<Delivery> known = outbox.all();
        List<Outcome> outcomes = beside(channel -> new Turn(channel, latest, known, now).take());
        return new Outcome(
                outcomes.stream().mapToInt(Outcome::sent).sum(),
                outcomes.stream()
                        .flatMap(outcome -> outcome.problems().stream())
                        .toList());
    }

    /** Sends a message that means nothing by every channel, at once; the problems tell which did not take it. */
    public Outcome test() {
        Instant now = clock.instant();
        Notice notice = new Notice(UUID.randomUUID().toString(), Event.TEST, List.of(), now);
        List<Outcome> outcomes = beside(channel -> {
            String problem = channel.tells(Event.TEST) ? problem(channel.send(notice)) : null;
            return problem == null
                    ? new Outcome(channel.tells(Event.TEST) ? 1 : 0, List.of())
                    : new Outcome(0, List.of(channel.name() + ": " + problem));
        });
        return new Outcome(
                outcomes.stream().mapToInt(Outcome::sent).sum(),
                outcomes.stream()
                        .flatMap(outcome -> outcome.problems().stream())
                        .toList());
    }

    private static @Nullable String problem(Attempt attempt) {
        if (attempt instanceof Attempt.NotNow notNow) {
            return notNow.problem();
        }
        return attempt instanceof Attempt.Refused refused ? refused.problem() : null;
    }

    /** Every channel on a thread of its own; a failure of our own is thrown once all are done. */
    private List<Outcome> beside(Function<Channel, Outcome> work) {
        if (channels.isEmpty()) {
            return List.of();
        }
        ExecutorService workers = Executors.newFixedThreadPool(channels.size());
        try {
            List<Callable<Outcome>> turns = new ArrayList<>();
            channels.forEach(channel -> turns.add(() -> work.apply(channel)));
            List<Outcome> outcomes = new ArrayList<>();
            for (Future<Outcome> turn : workers.invokeAll(turns)) {
                outcomes.add(turn.get());
            }
            return outcomes;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (CancellationException) new CancellationException("delivery was interrupted").initCause(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("alerts could not be delivered", e.getCause());
        } finally {
            workers.shutdownNow();
        }
    }

    /** What one channel does in one run. */
    private final class Turn {
        private final Channel channel;
        private final List<Alert> latest;
        private final Map<String, Delivery> raised;
        private final Map<String, Delivery> ended;
        private final Instant now;

        Turn(Channel channel, List<Alert> latest, List<Delivery> known, Instant now) {
            this.channel = channel;
            this.latest = latest;
            this.raised = ofChannel(channel, Event.RAISED, known);
            this.ended = ofChannel(channel, Event.ENDED, known);
            this.now = now;
        }

        private static Map<String, Delivery> ofChannel(Channel channel, Event event, List<Delivery> known) {
            return known.stream()
                    .filter(one -> one.channel().equals(channel.name()) && one.event() == event)
                    .collect(Collectors.toMap(Delivery::alert, one -> one));
        }

        Outcome take() {
            int sent = 0;
            for (Message message : due()) {
                String problem = send(message);
                if (problem != null) {
                    return new Outcome(sent, List.of(channel.name() + ": " + problem));
                }
                sent++;
            }
            return new Outcome(sent, List.of());
        }

        private List<Message> due() {
            List<Delivery> held = new ArrayList<>();
            String digest = UUID.randomUUID().toString();
            Map<String, Message> messages = new LinkedHashMap<>();
            for (Alert alert : latest) {
                if (quiet.holds(alert, now)) {
                    held(alert).ifPresent(held::add);
                } else {
                    wanted(alert)
                            .map(one -> one.state() == State.HELD && channel.takesDigests()
                                    ? one.released(digest, now)
                                    : one)
                            .ifPresent(one -> messages.computeIfAbsent(one.message(), id -> new Message())
                                    .add(alert, one));
                }
            }
            outbox.save(held);
            // What never failed goes first: one message that a receiver chokes on holds up no other.
            return messages.values().stream()
                    .sorted(Comparator.comparing(
                            message -> message.deliveries.get(0).attempts()))
                    .toList();
        }

        private Optional<Delivery> held(Alert alert) {
            boolean begins =
                    channel.concerns(alert) && alert.state(now).equals("open") && !raised.containsKey(alert.id());
            return begins ? Optional.of(first(alert, Event.RAISED).settled(State.HELD, now, null)) : Optional.empty();
        }

        /** What is to be sent of an alert now. */
        private Optional<Delivery> wanted(Alert alert) {
            if (!channel.concerns(alert)) {
                return Optional.empty();
            }
            Delivery told = raised.get(alert.id());
            if (told != null && told.state() == State.SENT) {
                return alert.isOpen() || !channel.tells(Event.ENDED)
                        ? Optional.empty()
                        : due(ended.get(alert.id()), alert, Event.ENDED);
            }
            // What was begun while it went on is sent also when it is over: nobody else would tell of it.
            boolean begun = told != null
                    && told.state() != State.HELD
                    && alert.handling().acknowledged() == null;
            return alert.state(now).equals("open") || (begun && !alert.isOpen())
                    ? due(told, alert, Event.RAISED)
                    : Optional.empty();
        }

        private Optional<Delivery> due(@Nullable Delivery known, Alert alert, Event event) {
            if (known == null) {
                return Optional.of(first(alert, event));
            }
            return Optional.of(known)
                    .filter(one ->
                            one.state() == State.HELD || (one.state() == State.WAITING && !now.isBefore(one.next())));
        }

        private Delivery first(Alert alert, Event event) {
            String message = UUID.randomUUID().toString();
            return new Delivery(alert.id(), channel.name(), event, message, State.WAITING, 0, now, now, null);
        }

        /** @return why it was not taken; null where it was */
        private @Nullable String send(Message message) {
            List<Delivery> trying = message.deliveries.stream()
                    .map(one -> one.tried(now.plus(Patience.after(one.attempts() + 1, Optional.empty()))))
                    .toList();
            outbox.save(trying);
            Attempt attempt = channel.send(message.notice(now));
            outbox.save(trying.stream().map(one -> after(one, attempt)).toList());
            return problem(attempt);
        }

        private Delivery after(Delivery tried, Attempt attempt) {
            if (attempt instanceof Attempt.Taken) {
                return tried.settled(State.SENT, now, null);
            }
            if (attempt instanceof Attempt.Refused refused) {
                return tried.settled(State.REFUSED, now, refused.problem());
            }
            Attempt.NotNow notNow = (Attempt.NotNow) attempt;
            if (!now.isBefore(tried.first().plus(Patience.IN_ALL))) {
                return tried.settled(State.GIVEN_UP, now, notNow.problem());
            }
            return tried.settled(
                    State.WAITING, now.plus(Patience.after(tried.attempts(), notNow.after())), notNow.problem());
        }
    }

    /** One alert, or those of a digest. */
    private static final class Message {
        private final List<Alert> alerts = new ArrayList<>();
        private final List<Delivery> deliveries = new ArrayList<>();

        void add(Alert alert, Delivery delivery) {
            alerts.add(alert);
            deliveries.add(delivery);
        }

        Notice notice(Instant now) {
            Delivery first = deliveries.get(0);
            return new Notice(first.message(), first.event(), alerts, now);
        }
    }
}
