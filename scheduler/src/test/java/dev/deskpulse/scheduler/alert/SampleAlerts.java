package dev.deskpulse.scheduler.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Alerts as {@link RaiseAlerts} leaves them in the store, without the two months of tickets before. */
public final class SampleAlerts {
    private SampleAlerts() {}

    /** Complaints about one product, seen an hour after they began. */
    public static Alert complaints(String id, String product, Instant from, String... keys) {
        return new Alert(
                id,
                Signal.COMPLAINTS,
                Map.of("product", product),
                from,
                from.plus(Duration.ofHours(1)),
                null,
                new Alert.Figures(1, 25, 1.24, 1e-9),
                Map.of("product", product, "channel", "E-mail"),
                List.of(keys),
                Alert.Handling.NONE);
    }

    /** The event is over. */
    public static Alert ended(Alert alert, Instant end) {
        return alert.ended(end);
    }

    public static void save(AlertStore store, Alert... alerts) {
        store.save(List.of(alerts));
    }
}
