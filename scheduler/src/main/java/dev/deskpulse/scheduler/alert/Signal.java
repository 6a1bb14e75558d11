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
    NEW_TOPIC,
    /** Of the product itself: the site has not been read to the end for three due times of its sync. */
    SYNC_BEHIND,
    /** Of the product itself: what was read has not been analysed for three due times of the analysis. */
    ANALYSIS_BEHIND,
    /** Of the product itself: nothing could be written back for three due times. */
    WRITES_FAIL;

    /** Whether it tells of the product itself, not of the desk: then its figures count due runs. */
    public boolean isOwn() {
        return this == SYNC_BEHIND || this == ANALYSIS_BEHIND || this == WRITES_FAIL;
    }

    /** The name for scripts, such as {@code social_storm}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
