-- All of it can be computed anew: the new columns have no value for rows that are there.
DROP TABLE ticket_tag;

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
    -- how the mood moved, and whether it has just changed for the worse
    course VARCHAR NOT NULL,
    warning BOOLEAN NOT NULL,
    -- JSON: lists of {text, weight, rule, place: {message, start, end}}
    sentiment_evidence VARCHAR NOT NULL,
    kind_evidence VARCHAR NOT NULL,
    priority_reasons VARCHAR NOT NULL,
    -- JSON: {course, first, last, worst, warning}; a state is {message, label, score}
    trajectory VARCHAR NOT NULL,
    -- JSON: a list of {type, text, value, place}
    entities VARCHAR NOT NULL
);

-- One row for each of the customer's messages; the opening (summary and description) has the id 'opening'.
CREATE TABLE message_tag (
    ticket_id VARCHAR NOT NULL,
    message_id VARCHAR NOT NULL,
    -- fingerprint of the judged words and their language
    input VARCHAR NOT NULL,
    -- the version of what judged it
    judge VARCHAR NOT NULL,
    language VARCHAR NOT NULL,
    sentiment VARCHAR NOT NULL,
    sentiment_score DOUBLE PRECISION NOT NULL,
    sentiment_confidence DOUBLE PRECISION NOT NULL,
    kind VARCHAR NOT NULL,
    kind_confidence DOUBLE PRECISION NOT NULL,
    sentiment_evidence VARCHAR NOT NULL,
    kind_evidence VARCHAR NOT NULL,
    PRIMARY KEY (ticket_id, message_id)
);
