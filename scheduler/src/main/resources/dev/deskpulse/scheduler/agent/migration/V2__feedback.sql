-- What leads say to agents of their work, and what the agents say to it. Nothing is taken out.
CREATE TABLE agent_feedback (
    number BIGINT PRIMARY KEY,
    agent VARCHAR NOT NULL,
    note VARCHAR NOT NULL,
    given_by VARCHAR NOT NULL,
    given_at TIMESTAMP NOT NULL,
    -- Null until the agent answers.
    answer VARCHAR,
    answered_at TIMESTAMP
);
