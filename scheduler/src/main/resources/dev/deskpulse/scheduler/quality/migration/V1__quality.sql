-- Replies of agents that were checked, each once for the same words and rules.
CREATE TABLE reply_check (
    ticket_id VARCHAR NOT NULL,
    message_id VARCHAR NOT NULL,
    -- Null where the source hides the author.
    agent VARCHAR,
    -- In the desk's zone.
    day DATE NOT NULL,
    -- Fingerprint of the reply, what it answers, and the rules.
    input VARCHAR NOT NULL,
    PRIMARY KEY (ticket_id, message_id)
);

-- The rules that were to be kept.
CREATE TABLE reply_finding (
    ticket_id VARCHAR NOT NULL,
    message_id VARCHAR NOT NULL,
    rule VARCHAR NOT NULL,
    broken BOOLEAN NOT NULL,
    -- What it was told by, as JSON.
    words VARCHAR NOT NULL,
    PRIMARY KEY (ticket_id, message_id, rule)
);

-- What people say of the same.
CREATE TABLE reply_review (
    ticket_id VARCHAR NOT NULL,
    message_id VARCHAR NOT NULL,
    rule VARCHAR NOT NULL,
    reviewer VARCHAR NOT NULL,
    broken BOOLEAN NOT NULL,
    reviewed_at TIMESTAMP NOT NULL,
    PRIMARY KEY (ticket_id, message_id, rule, reviewer)
);
