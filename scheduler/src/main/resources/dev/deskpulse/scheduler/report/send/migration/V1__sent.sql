-- What of which report a receiver has, so that nobody gets it twice.
CREATE TABLE report_sent (
    -- Its days, reader and language.
    report VARCHAR NOT NULL,
    -- No address of a person.
    receiver VARCHAR NOT NULL,
    -- What was sent: the whole, or an issue's parts.
    part VARCHAR NOT NULL,
    -- What the receiver calls it; empty where that is nothing.
    called VARCHAR NOT NULL,
    sent_at TIMESTAMP NOT NULL,
    PRIMARY KEY (report, receiver, part)
);
