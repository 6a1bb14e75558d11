package dev.deskpulse.scheduler.agent;

/**
 * What agents' work is told by. Durations are business time in seconds, compared by their logarithms, so that a mean is the
 * geometric one; the others are shares.
 */
public enum AgentFigure {
    FIRST_RESPONSE("first response", "首次响应", "created_day", "f.first_response_business_seconds", true, false),
    RESOLUTION("resolution", "解决", "resolved_day", "f.resolution_business_seconds", true, false),
    HANDLING("handling", "处理", "resolved_day", "f.handling_business_seconds", true, false),
    /** As the KPI of that name: neither reopened nor come back to within the repeat window, which is over. */
    FCR("resolved at first contact", "首次解决率", "first_resolved_day", """
            CASE WHEN f.customer IS NULL OR f.about IS NULL OR f.reopens IS NULL OR f.first_resolved_at > :windowOverAt
                THEN NULL
                WHEN f.reopens = 0 AND (f.comeback_seconds IS NULL OR f.comeback_seconds > :repeatSeconds)
                THEN 1 ELSE 0 END""", false, true),
    REOPEN(
            "reopened",
            "重开率",
            "first_resolved_day",
            "CASE WHEN f.reopens > 0 THEN 1 WHEN f.reopens = 0 THEN 0 END",
            false,
            false),
    /** The share of 4 and 5. */
    CSAT(
            "satisfied (CSAT)",
            "满意度",
            "survey_day",
            "CASE WHEN f.csat >= 4 THEN 1 WHEN f.csat < 4 THEN 0 END",
            false,
            true),
    /** Of the complaints created, the share that is done today. */
    COMPLAINTS_RESOLVED(
            "complaints resolved",
            "投诉解决率",
            "created_day",
            "CASE WHEN f.kind = 'COMPLAINT' THEN CASE WHEN f.resolved_day IS NULL THEN 0 ELSE 1 END END",
            false,
            true);

    private final String english;
    private final String chinese;
    private final String day;
    private final String value;
    private final boolean duration;
    private final boolean more;

    AgentFigure(String english, String chinese, String day, String value, boolean duration, boolean more) {
        this.english = english;
        this.chinese = chinese;
        this.day = day;
        this.value = value;
        this.duration = duration;
        this.more = more;
    }

    public String english() {
        return english;
    }

    public String chinese() {
        return chinese;
    }

    public boolean isDuration() {
        return duration;
    }

    /** Whether more of it is better. */
    public boolean isMoreBetter() {
        return more;
    }

    String day() {
        return day;
    }

    /** In SQL; null where a ticket does not count. */
    String number() {
        return duration
                ? "LN(GREATEST(CAST(" + value + " AS DOUBLE PRECISION), 1))"
                : "CAST(" + value + " AS DOUBLE PRECISION)";
    }

    /** Whether a ticket counts. */
    String known() {
        return value + " IS NOT NULL";
    }
}
