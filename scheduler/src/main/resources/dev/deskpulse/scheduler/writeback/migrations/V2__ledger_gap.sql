-- Times of which this ledger does not know what was written, since an older store was put back. Without a beginning: all before.
CREATE TABLE ledger_gap (
    begun_at TIMESTAMP,
    ended_at TIMESTAMP NOT NULL,
    PRIMARY KEY (ended_at)
);
