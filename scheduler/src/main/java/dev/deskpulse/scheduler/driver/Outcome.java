package dev.deskpulse.scheduler.driver;

/** What a desk's drivers are asked for. */
public enum Outcome {
    /** An answer of 1 or 2 of 5; where there are too few answers, {@link #NEGATIVE} stands in. */
    CSAT("low_satisfaction", Scale.SHARE),
    /** The customer's last words show a negative mood. */
    NEGATIVE("negative_at_the_end", Scale.SHARE),
    /** Business hours from creation to the latest resolution. */
    RESOLUTION("resolution_hours", Scale.LOGARITHM),
    /** Business hours from creation to the first response. */
    FIRST_RESPONSE("first_response_hours", Scale.LOGARITHM);

    private final String id;
    private final Scale scale;

    Outcome(String id, Scale scale) {
        this.id = id;
        this.scale = scale;
    }

    /** As reports name it. */
    public String id() {
        return id;
    }

    Scale scale() {
        return scale;
    }
}
