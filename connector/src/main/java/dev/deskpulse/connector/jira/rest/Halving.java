package dev.deskpulse.connector.jira.rest;

import dev.deskpulse.connector.jira.JiraException;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Halves a bulk call that fails until the one item that makes it fail stands alone. */
public final class Halving {
    private Halving() {}

    /**
     * @param bulk asks for all of them in one call; called again with fewer
     * @param alone what to do with a single item that still fails
     */
    public static <T> void run(List<T> items, Consumer<List<T>> bulk, BiConsumer<T, JiraException> alone) {
        try {
            bulk.accept(items);
        } catch (JiraException e) {
            if (!blamesAnItem(e)) {
                throw e;
            }
            if (items.size() == 1) {
                alone.accept(items.get(0), e);
                return;
            }
            int half = items.size() / 2;
            run(items.subList(0, half), bulk, alone);
            run(items.subList(half, items.size()), bulk, alone);
        }
    }

    /** Whether what failed may be one item's doing, and not the network's, the account's or the whole site's. */
    public static boolean blamesAnItem(JiraException e) {
        if (e instanceof JiraException.Refused refused) {
            return Set.of(400, 404, 413).contains(refused.status());
        }
        return e instanceof JiraException.BadAnswer
                || (e instanceof JiraException.Unavailable unavailable && unavailable.status() == 500);
    }
}
