-- What Deskpulse wrote, and what people made of it. Never rebuilt: nothing else remembers it.
CREATE TABLE write_run (
    run_id VARCHAR PRIMARY KEY,
    started_at TIMESTAMP NOT NULL,
    -- the run that this one took back
    undoes VARCHAR
);

CREATE TABLE write_ledger (
    entry_id VARCHAR PRIMARY KEY,
    run_id VARCHAR NOT NULL,
    ticket_id VARCHAR NOT NULL,
    -- FIELD, PROPERTY or COMMENT
    what VARCHAR NOT NULL,
    -- the field, the property's key or the finding
    name VARCHAR NOT NULL,
    -- the field's or the comment's id on the site
    native_id VARCHAR,
    -- null where there was nothing
    before_value VARCHAR,
    -- null where it was taken away
    after_value VARCHAR,
    intended_at TIMESTAMP NOT NULL,
    -- INTENDED until the answer is known
    outcome VARCHAR NOT NULL,
    note VARCHAR,
    settled_at TIMESTAMP
);

-- The last word of the ledger on each target.
CREATE TABLE write_state (
    ticket_id VARCHAR NOT NULL,
    what VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    entry_id VARCHAR NOT NULL,
    native_id VARCHAR,
    before_value VARCHAR,
    after_value VARCHAR,
    -- meant to be written and the answer not known: it may or may not be there
    pending BOOLEAN NOT NULL,
    pending_value VARCHAR,
    PRIMARY KEY (ticket_id, what, name)
);

CREATE TABLE human_correction (
    ticket_id VARCHAR NOT NULL,
    what VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    -- what we had written, or would have; null where nothing
    ours VARCHAR,
    -- what the person put instead; null where they took ours away
    theirs VARCHAR,
    corrected_by VARCHAR,
    corrected_at TIMESTAMP,
    noticed_at TIMESTAMP NOT NULL,
    PRIMARY KEY (ticket_id, what, name)
);

CREATE TABLE deskpulse_field (
    source VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    field_id VARCHAR NOT NULL,
    PRIMARY KEY (source, name)
);
