package dev.deskpulse.scheduler.alert;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keeps the alerts of the product itself up to date: each trouble is one alert, which ends when the trouble does. */
public final class OwnAlerts {
    private final AlertStore store;
    private final Clock clock;

    /**
     * Something that the product should have done and did not.
     *
     * @param since when it was last done
     * @param missed how many times it was due since
     */
    public record Trouble(Signal signal, Instant since, long missed) {
        public Trouble {
            if (!signal.isOwn()) {
                throw new IllegalArgumentException(signal + " tells of the desk, not of the product");
            }
        }
    }

    public OwnAlerts(AlertStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** @param troubles all that there are now */
    public RaiseAlerts.Outcome keep(Collection<Trouble> troubles) {
        Instant now = clock.instant();
        Map<Signal, Alert> open = new HashMap<>();
        store.open().stream().filter(alert -> alert.signal().isOwn()).forEach(alert -> open.put(alert.signal(), alert));
        List<Alert> changed = new ArrayList<>();
        int raised = 0;
        for (Trouble trouble : troubles) {
            Alert known = open.remove(trouble.signal());
            raised += known == null ? 1 : 0;
            changed.add(
                    known == null
                            ? raised(trouble, now)
                            : known.seenAgain(now, figures(trouble, now), Map.of(), List.of()));
        }
        open.values().forEach(alert -> changed.add(alert.ended(now)));
        store.save(changed);
        return new RaiseAlerts.Outcome(raised, open.size(), troubles.size());
    }

    private static Alert raised(Trouble trouble, Instant now) {
        return new Alert(
                now.getEpochSecond() + " " + trouble.signal().label(),
                trouble.signal(),
                Map.of(),
                trouble.since(),
                now,
                null,
                figures(trouble, now),
                Map.of(),
                List.of(),
                Alert.Handling.NONE);
    }

    private static Alert.Figures figures(Trouble trouble, Instant now) {
        long hours = Math.max(1, Duration.between(trouble.since(), now).toHours());
        return new Alert.Figures(Math.toIntExact(hours), trouble.missed(), 0, 1);
    }
}
