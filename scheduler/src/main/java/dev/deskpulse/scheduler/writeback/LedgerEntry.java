package dev.deskpulse.scheduler.writeback;

import org.jspecify.annotations.Nullable;

/** A write that a run made and the site took: what undoing it needs. */
record LedgerEntry(
        String id,
        WriteTarget target,
        @Nullable String nativeId,
        @Nullable String before,
        @Nullable String after) {}
