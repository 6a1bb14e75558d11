package dev.deskpulse.scheduler.action;

/** What is said of an action in a word. */
public enum Judgement {
    /** The whole 95 % interval lies on the good side of nothing. */
    HELPED,
    /** The interval holds nothing, but not the effect that was aimed at. */
    DID_NOT_HELP,
    /** The whole interval lies on the bad side of nothing. */
    HARMED,
    /** The day of the goal has not come, or the interval holds both nothing and the effect that was aimed at. */
    CANNOT_TELL_YET;

    /**
     * Judges at the end.
     *
     * @param aim the effect that was aimed at; its sign says which way is good
     */
    public static Judgement of(Effect effect, double aim) {
        if (aim == 0 || !Double.isFinite(aim)) {
            throw new IllegalArgumentException("an action aims at a change; " + aim + " is none");
        }
        double low = aim > 0 ? effect.low() : -effect.high();
        double high = aim > 0 ? effect.high() : -effect.low();
        if (low > 0) {
            return HELPED;
        }
        if (high < 0) {
            return HARMED;
        }
        return high < Math.abs(aim) ? DID_NOT_HELP : CANNOT_TELL_YET;
    }
}
