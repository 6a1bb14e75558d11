package dev.deskpulse.scheduler.topic;

/**
 * A topic that is new or grows.
 *
 * @param days the last days that were looked at, 7 or 28
 * @param tickets of the topic in them
 * @param share of all tickets in them, from 0 to 1
 * @param before its share in the four (28 days: three) times as many days before them
 */
public record TopicNews(String id, String name, Kind kind, int days, long tickets, double share, double before) {
    /** What happened. */
    public enum Kind {
        NEW,
        GROWING
    }
}
