-- Never rebuilt: people's names, merges and splits are in it.
CREATE TABLE topic (
    id VARCHAR PRIMARY KEY,
    language VARCHAR NOT NULL,
    created_at TIMESTAMP NOT NULL,
    name VARCHAR NOT NULL,
    human_name VARCHAR,
    -- ACTIVE, MERGED into another one, SPLIT into parts, or GONE since no tickets like it came any more
    state VARCHAR NOT NULL,
    merged_into VARCHAR,
    parent VARCHAR,
    mean VARCHAR NOT NULL
);

CREATE TABLE topic_space (
    language VARCHAR PRIMARY KEY,
    centre VARCHAR NOT NULL,
    discovered_at TIMESTAMP NOT NULL,
    tickets BIGINT NOT NULL
);

-- The sentence vector of each ticket's opening, so that finding topics anew reads no text twice.
CREATE TABLE ticket_vector (
    ticket_id VARCHAR PRIMARY KEY,
    input VARCHAR NOT NULL,
    language VARCHAR NOT NULL,
    created_at TIMESTAMP NOT NULL,
    vector VARCHAR NOT NULL
);

CREATE TABLE ticket_topic (
    ticket_id VARCHAR PRIMARY KEY,
    language VARCHAR NOT NULL,
    -- null: near no topic
    topic VARCHAR,
    score DOUBLE PRECISION
);
