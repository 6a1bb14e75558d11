-- One row a ticket. All of it can be computed anew from the tickets.
CREATE TABLE ticket_tag (
    ticket_id VARCHAR PRIMARY KEY,
    input VARCHAR NOT NULL,
    model VARCHAR NOT NULL,
    tagged_at TIMESTAMP NOT NULL,
    language VARCHAR NOT NULL,
    sentiment VARCHAR NOT NULL,
    sentiment_score DOUBLE PRECISION NOT NULL,
    sentiment_confidence DOUBLE PRECISION NOT NULL,
    kind VARCHAR NOT NULL,
    kind_confidence DOUBLE PRECISION NOT NULL,
    priority VARCHAR NOT NULL,
    impact DOUBLE PRECISION NOT NULL,
    urgency DOUBLE PRECISION NOT NULL,
    -- JSON: lists of {text, weight, rule}
    sentiment_evidence VARCHAR NOT NULL,
    kind_evidence VARCHAR NOT NULL,
    priority_reasons VARCHAR NOT NULL
);
