package dev.deskpulse.scheduler.kpi;

import java.util.Locale;

/** The figures of a desk; each is defined in {@code docs/kpi.md} and computed by the SQL text of its name. */
public enum Kpi {
    VOLUME("tickets", Unit.COUNT),
    FIRST_RESPONSE("p50", Unit.SECONDS),
    RESOLUTION("p50", Unit.SECONDS),
    HANDLING_TIME("p50", Unit.SECONDS),
    REOPEN_RATE("rate", Unit.SHARE),
    FCR("rate", Unit.SHARE),
    REPEAT_CONTACT("rate", Unit.SHARE),
    ONE_TOUCH("rate", Unit.SHARE),
    CSAT("share", Unit.SHARE),
    NPS("score", Unit.POINTS),
    SLA("attainment", Unit.SHARE),
    BACKLOG("open", Unit.COUNT),
    COMPLAINTS("share", Unit.SHARE),
    SENTIMENT("negative", Unit.SHARE);

    /** How to read the headline value. A share is 0 to 1; NPS points are −100 to 100. */
    public enum Unit {
        COUNT,
        SECONDS,
        SHARE,
        POINTS
    }

    private final String headline;
    private final Unit unit;

    Kpi(String headline, Unit unit) {
        this.headline = headline;
        this.unit = unit;
    }

    /** Which of the values of a row to show where there is room for one. */
    public String headline() {
        return headline;
    }

    public Unit unit() {
        return unit;
    }

    String file() {
        return "sql/" + name().toLowerCase(Locale.ROOT) + ".sql";
    }
}
