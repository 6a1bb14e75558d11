package dev.deskpulse.scheduler.writeback;

import org.jspecify.annotations.Nullable;

/**
 * The ledger's last word on a target.
 *
 * @param entry the ledger entry that said it
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
        @Nullable String pendingAfter) {}
