package dev.deskpulse.scheduler.kpi;

import dev.deskpulse.words.Wire;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;

/** What figures can be sliced by. The columns come from here alone, never from a text that a caller sends. */
public enum Dimension {
    PROJECT("f.project"),
    CHANNEL("f.channel"),
    AGENT("f.agent"),
    TEAM("f.team"),
    KIND("f.kind"),
    /** Needs {@link FactsByTopic}. */
    TOPIC("f.topic_name"),
    PRODUCT("f.product"),
    REGION("f.region"),
    SEGMENT("f.segment"),
    LANGUAGE("f.language"),
    SENTIMENT("f.sentiment"),
    PRIORITY("f.priority"),
    TYPE("f.type"),
    /** Of the creation: 00 to 23. */
    HOUR("lpad(CAST(f.created_hour AS VARCHAR), 2, '0')"),
    /** Of the creation: 1 is Monday, 7 Sunday. */
    WEEKDAY("CAST(CAST(EXTRACT(ISODOW FROM f.created_day) AS INTEGER) AS VARCHAR)"),
    OWN_1("f.own_1"),
    OWN_2("f.own_2"),
    OWN_3("f.own_3"),
    OWN_4("f.own_4"),
    OWN_5("f.own_5"),
    OWN_6("f.own_6"),
    OWN_7("f.own_7"),
    OWN_8("f.own_8"),
    /** The SLA's name; only for figures of SLA cycles. */
    SLA("f.name"),
    /** What a part of the survey asked for; only for {@link Kpi#CSAT_FACETS}. */
    FACET("f.facet"),
    /** What an order waits for; only for figures of orders. */
    STAGE("f.stage");

    private final String column;

    Dimension(String column) {
        this.column = column;
    }

    String column() {
        return column;
    }

    /** Whether every KPI has it. */
    boolean ofTickets() {
        return this != SLA && this != FACET && this != STAGE;
    }

    /** Whether it may have any number of values. */
    boolean isOpenEnded() {
        return ofTickets() && this != HOUR && this != WEEKDAY && this != KIND && this != SENTIMENT && this != LANGUAGE;
    }

    /** How people write it: {@code segment}. */
    public String label() {
        return Wire.name(this);
    }

    /** The one that people write so; own fields have their own names, see {@link OwnFields#dimension}. */
    public static Optional<Dimension> named(String label) {
        return Arrays.stream(values())
                .filter(dimension -> dimension.ownSlot().isEmpty())
                .filter(dimension -> dimension.label().equalsIgnoreCase(label))
                .findFirst();
    }

    static Dimension own(int slot) {
        return valueOf("OWN_" + slot);
    }

    /** The slot of an own field; empty for all others. */
    public OptionalInt ownSlot() {
        return name().startsWith("OWN_") ? OptionalInt.of(name().charAt(4) - '0') : OptionalInt.empty();
    }
}
