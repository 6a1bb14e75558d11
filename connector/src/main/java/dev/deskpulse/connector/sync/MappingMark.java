package dev.deskpulse.connector.sync;

import dev.deskpulse.ticket.SourceId;

/**
 * Remembers with which mapping the tickets of a source were read. An issue does not count as updated because the
 * settings have changed, so after a change every issue has to be read again; and a run that is killed while it does so
 * leaves tickets of both kinds behind.
 */
final class MappingMark {
    private static final String MIXED = "";

    private final SyncJournal journal;
    private final SourceId source;
    private final String fingerprint;

    /** @param fingerprint of all settings that decide what of an issue is kept */
    MappingMark(SyncJournal journal, SourceId source, String fingerprint) {
        this.journal = journal;
        this.source = source;
        this.fingerprint = fingerprint;
    }

    /** Whether stored tickets may have been read with another mapping; they count as mixed until {@link #allRead}. */
    boolean differs(boolean anyStored) {
        if (journal.mapping(source).filter(fingerprint::equals).isPresent()) {
            return false;
        }
        journal.keepMapping(source, anyStored ? MIXED : fingerprint);
        return anyStored;
    }

    void allRead() {
        journal.keepMapping(source, fingerprint);
    }
}
