package dev.deskpulse.scheduler.alert;

import java.util.Locale;

/** What an alert says. Where one event raises several, the first of these is its name. */
public enum Signal {
    /** More complaints among all tickets than usual. */
    COMPLAINTS,
    /** More SLA cycles than usual run out of time. */
    SLA_AT_RISK,
    /** More tickets than usual in a channel that is public. */
    SOCIAL_STORM,
    /** More tickets than usual: of the whole desk against its own past, of a slice against the rest of the desk. */
    VOLUME,
    /** Fewer tickets than usual. */
    DROP,
    /** More of the customers are unhappy than usual. */
    SENTIMENT,
    /** A topic that came up after topics were first looked for. */
    NEW_TOPIC;

    /** The name for scripts, such as {@code social_storm}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
