package dev.deskpulse.connector.sync;

/** When a run also takes the census: lists every id to find what changed without a trace, deletions above all. */
public enum CensusPolicy {
    /** With every run; right for all but the largest sites, since ids cost one request per 5,000 issues. */
    EVERY_RUN,
    /** Only in runs that ask for it, on a schedule of its own. */
    OWN_SCHEDULE
}
