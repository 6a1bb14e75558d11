package dev.deskpulse.scheduler.churn;

import java.util.Locale;

/**
 * What a column says of who leaves, all other columns held fixed. That they go together does not say that one causes the
 * other.
 *
 * @param share of what all columns say, from 0 to 1
 * @param raises where leaving is likeliest
 * @param lowers where it is least likely
 */
public record Reason(String column, double share, Point raises, Point lowers) {
    /**
     * A value of the column.
     *
     * @param onCurve whether it is a number, and those near it say nearly the same
     * @param times the odds of leaving there against the mean customer's
     */
    public record Point(String value, boolean onCurve, double times) {}

    /** In English words. */
    public String english() {
        return column + ": " + english(raises) + " has " + times(raises) + " times the usual odds, " + english(lowers)
                + " " + times(lowers) + " times";
    }

    /** In Chinese words. */
    public String chinese() {
        return column + "：" + chinese(raises) + "的流失几率为平常的 " + times(raises) + " 倍，" + chinese(lowers) + "为 "
                + times(lowers) + " 倍";
    }

    private static String english(Point point) {
        return point.onCurve ? "about " + point.value : point.value;
    }

    private static String chinese(Point point) {
        return point.onCurve ? "约 " + point.value + " " : "“" + point.value + "”";
    }

    private static String times(Point point) {
        return String.format(Locale.ROOT, "%.2f", point.times);
    }
}
