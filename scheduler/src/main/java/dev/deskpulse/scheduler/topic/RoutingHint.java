package dev.deskpulse.scheduler.topic;

/**
 * Who resolved a topic's tickets well: without reopening, without a rating below 4 of 5, and no slower than the topic's
 * median in business time.
 *
 * @param who a project or an agent's id
 * @param score the share of good cases, drawn towards the topic's own share as if by ten cases more
 * @param cases resolved by them
 * @param few whether fewer than ten cases tell
 */
public record RoutingHint(Level level, String who, double score, long cases, boolean few) {
    /** What a ticket can be sent to. */
    public enum Level {
        PROJECT,
        AGENT
    }
}
