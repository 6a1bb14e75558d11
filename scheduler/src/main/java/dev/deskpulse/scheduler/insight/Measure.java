package dev.deskpulse.scheduler.insight;

import java.util.Arrays;

/**
 * What is looked at for a change, each as a share of hits among cases. For the volume the cases are all tickets of the
 * desk and the hits those of the slice; for the others both are of the slice.
 */
enum Measure {
    VOLUME("volume"),
    SLOW_RESPONSE("first_response"),
    LOW_CSAT("csat"),
    REOPENED("reopen_rate");

    private static final int LOW_SCORE = 2;

    private final String kpi;

    Measure(String kpi) {
        this.kpi = kpi;
    }

    /** As {@link Finding#kpi()} names it. */
    String kpi() {
        return kpi;
    }

    /** Of a finding; complaints are a volume of one kind. */
    static Measure of(String kpi) {
        return Arrays.stream(values())
                .filter(measure -> measure.kpi.equals(kpi))
                .findFirst()
                .orElse(VOLUME);
    }

    boolean counts(Cases.Row row) {
        return switch (this) {
            case VOLUME -> true;
            case SLOW_RESPONSE -> row.responseSeconds() != null;
            case LOW_CSAT -> row.csat() != null;
            case REOPENED -> row.reopens() != null;
        };
    }

    /**
     * Of a ticket that counts.
     *
     * @param slow whether the ticket's first response is among the slowest tenth of its channel
     */
    boolean hits(Cases.Row row, boolean slow) {
        return switch (this) {
            case VOLUME -> true;
            case SLOW_RESPONSE -> slow;
            case LOW_CSAT -> row.csat() != null && row.csat() <= LOW_SCORE;
            case REOPENED -> row.reopens() != null && row.reopens() > 0;
        };
    }
}
