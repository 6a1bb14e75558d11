package dev.deskpulse.scheduler.quality;

/**
 * What an agent wrote to a customer, with what it answers.
 *
 * @param text as it was sent
 * @param before what the customer wrote since the reply before it; the opening, where it is the first
 * @param known all that the customer wrote up to then
 * @param first whether no agent replied before
 * @param upset whether the words before are unhappy ones
 * @param complaint whether they complain or want something done
 */
public record Reply(String text, String before, String known, boolean first, boolean upset, boolean complaint) {
    private static final int READ_AT_MOST = 6_000;

    public Reply {
        text = bounded(text);
        before = bounded(before);
    }

    private static String bounded(String text) {
        return text.length() <= READ_AT_MOST ? text : text.substring(0, READ_AT_MOST);
    }
}
