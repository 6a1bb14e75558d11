package dev.deskpulse.scheduler.kpi;

import dev.deskpulse.words.Wire;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The figures of a desk; each is defined in {@code docs/kpi.md} and computed by the SQL text of its name. */
public enum Kpi {
    VOLUME("tickets", Unit.COUNT, Rows.TICKETS),
    FIRST_RESPONSE("p50", Unit.SECONDS, Rows.TICKETS),
    RESOLUTION("p50", Unit.SECONDS, Rows.TICKETS),
    HANDLING_TIME("p50", Unit.SECONDS, Rows.TICKETS),
    REOPEN_RATE("rate", Unit.SHARE, Rows.TICKETS),
    FCR("rate", Unit.SHARE, Rows.TICKETS),
    REPEAT_CONTACT("rate", Unit.SHARE, Rows.TICKETS),
    ONE_TOUCH("rate", Unit.SHARE, Rows.TICKETS),
    CSAT("share", Unit.SHARE, Rows.TICKETS),
    NPS("score", Unit.POINTS, Rows.TICKETS),
    SLA("attainment", Unit.SHARE, Rows.SLA_CYCLES),
    BACKLOG("open", Unit.COUNT, Rows.PERIOD_ENDS),
    COMPLAINTS("share", Unit.SHARE, Rows.TICKETS),
    SENTIMENT("negative", Unit.SHARE, Rows.TICKETS),
    THROUGHPUT("resolved", Unit.COUNT, Rows.TICKETS),
    BACKLOG_AGE("p50", Unit.SECONDS, Rows.PERIOD_ENDS),
    LONG_OPEN("share", Unit.SHARE, Rows.PERIOD_ENDS),
    NEXT_RESPONSE("p50", Unit.SECONDS, Rows.TICKETS),
    LAST_RESPONSE("p50", Unit.SECONDS, Rows.TICKETS),
    WAITING_DESK("p50", Unit.SECONDS, Rows.TICKETS),
    WAITING_CUSTOMER("p50", Unit.SECONDS, Rows.TICKETS),
    WAITING_THIRD_PARTY("p50", Unit.SECONDS, Rows.TICKETS),
    FIRST_RESOLUTION("p50", Unit.SECONDS, Rows.TICKETS),
    RETURNING("share", Unit.SHARE, Rows.TICKETS),
    TRANSFERS("rate", Unit.SHARE, Rows.TICKETS),
    SLA_BREACH_TIME("p50", Unit.SECONDS, Rows.SLA_CYCLES),
    SLA_NEAR_BREACH("share", Unit.SHARE, Rows.SLA_CYCLES),
    CSAT_FACETS("share", Unit.SHARE, Rows.FACETS),
    EFFORT("mean", Unit.SCORE, Rows.TICKETS),
    SENTIMENT_SHIFT("improved", Unit.SHARE, Rows.TICKETS),
    COMPLAINTS_HANDLED("resolved", Unit.SHARE, Rows.TICKETS),
    RETENTION("retained", Unit.SHARE, Rows.TICKETS),
    ORDER_STAGES("p50", Unit.SECONDS, Rows.STAGES),
    ORDER_WAITING("open", Unit.COUNT, Rows.STAGE_ENDS);

    /** Those that tell most, for where there is room for some. */
    public static final List<Kpi> MAIN = List.of(
            VOLUME,
            FIRST_RESPONSE,
            RESOLUTION,
            HANDLING_TIME,
            REOPEN_RATE,
            FCR,
            REPEAT_CONTACT,
            ONE_TOUCH,
            CSAT,
            NPS,
            SLA,
            BACKLOG,
            COMPLAINTS,
            SENTIMENT);

    private static final Set<String> COUNTS = Set.of(
            "open", "tickets", "reopens", "transfers", "team_transfers", "breached", "near", "complaints", "churned");

    /** How to read the headline value. A share is 0 to 1; NPS points are −100 to 100; a score has the scale of the answers. */
    public enum Unit {
        COUNT,
        SECONDS,
        SHARE,
        POINTS,
        SCORE
    }

    /** Which way is good. */
    public enum Better {
        HIGHER,
        LOWER,
        /** It depends: more tickets may be more customers. */
        NEITHER
    }

    /** What it is made of. */
    enum Rows {
        TICKETS,
        SLA_CYCLES,
        FACETS,
        STAGES,
        /** What is there at the end of each period. */
        PERIOD_ENDS,
        STAGE_ENDS;

        boolean atPeriodEnds() {
            return this == PERIOD_ENDS || this == STAGE_ENDS;
        }

        boolean has(Dimension dimension) {
            return switch (dimension) {
                case SLA -> this == SLA_CYCLES;
                case FACET -> this == FACETS;
                case STAGE -> this == STAGES || this == STAGE_ENDS;
                default -> true;
            };
        }
    }

    private final String headline;
    private final Unit unit;
    private final Rows rows;

    Kpi(String headline, Unit unit, Rows rows) {
        this.headline = headline;
        this.unit = unit;
        this.rows = rows;
    }

    /** Which of the values of a row to show where there is room for one. */
    public String headline() {
        return headline;
    }

    public Unit unit() {
        return unit;
    }

    /** How to read one of its values. */
    public Unit unitOf(String value) {
        if (value.equals("coverage")) {
            return Unit.SHARE;
        }
        if (COUNTS.contains(value)) {
            return Unit.COUNT;
        }
        boolean mean = value.equals("mean");
        return switch (this) {
            case CSAT, CSAT_FACETS, EFFORT, SENTIMENT_SHIFT, TRANSFERS -> mean ? Unit.SCORE : Unit.SHARE;
            case ORDER_WAITING -> Unit.SECONDS;
            default -> unit;
        };
    }

    /** Which way of its headline is good. */
    public Better better() {
        return switch (this) {
            case VOLUME, THROUGHPUT, WAITING_CUSTOMER, ORDER_WAITING -> Better.NEITHER;
            case FCR, ONE_TOUCH, CSAT, NPS, SLA, CSAT_FACETS, EFFORT, SENTIMENT_SHIFT, COMPLAINTS_HANDLED, RETENTION ->
                Better.HIGHER;
            default -> Better.LOWER;
        };
    }

    /** How people write it: {@code first-response}. */
    public String label() {
        return Wire.name(this);
    }

    /** The one that people write so. */
    public static Optional<Kpi> named(String label) {
        return Arrays.stream(values())
                .filter(kpi -> kpi.label().equalsIgnoreCase(label))
                .findFirst();
    }

    /** Whether it can be sliced so. */
    public boolean has(Dimension dimension) {
        return rows.has(dimension);
    }

    /** Whether it looks from a ticket to the same customer's others. */
    boolean isOfContacts() {
        return this == FCR || this == REPEAT_CONTACT || this == RETURNING || this == RETENTION;
    }

    /** What its rows hold, in the order in which they do. */
    public List<String> valueNames() {
        return KpiSql.valueNames(this);
    }

    Rows rows() {
        return rows;
    }

    /** The text whose rows are those behind the figure; some are counted otherwise than they are listed. */
    String ticketsFile() {
        return switch (this) {
            case BACKLOG -> "sql/backlog_tickets.sql";
            case LONG_OPEN -> BACKLOG_AGE.file();
            case RETENTION -> "sql/retention_tickets.sql";
            default -> file();
        };
    }

    String file() {
        return "sql/" + name().toLowerCase(Locale.ROOT) + ".sql";
    }
}
