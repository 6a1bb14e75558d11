-- Trainings of agents, to see whether figures changed since. Nothing is taken out.
CREATE TABLE agent_training (
    number BIGINT PRIMARY KEY,
    agent VARCHAR NOT NULL,
    -- As figures name it; null for all topics.
    topic VARCHAR,
    -- The first day that counts as after it.
    day DATE NOT NULL,
    note VARCHAR NOT NULL,
    added_at TIMESTAMP NOT NULL
);
