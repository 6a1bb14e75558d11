package dev.deskpulse.scheduler.writeback;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The ledger's last word on a target.
 *
 * @param entry the ledger entry that said it; its run stands before the first slash
 * @param before what was there before we wrote last
 * @param after what we wrote last; of a property its fingerprint
 * @param pending whether a write was begun whose answer is not known
 * @param pendingAfter what that write was to leave
 */
record KnownWrite(
        WriteTarget target,
        String entry,
        @Nullable String nativeId,
        @Nullable String before,
        @Nullable String after,
        boolean pending,
        @Nullable String pendingAfter) {

    /** Whether one of these runs said it, and its answer is known. */
    boolean settledBy(Set<String> runs) {
        int end = entry.indexOf('/');
        return !pending && end > 0 && runs.contains(entry.substring(0, end));
    }
}
