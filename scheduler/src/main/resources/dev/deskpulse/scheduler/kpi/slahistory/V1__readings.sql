-- What each source said of its SLA cycles, and when we learned it. Only added to: a goal that is changed later does not
-- change what was true before.
CREATE TABLE sla_reading (
    ticket VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    started_at TIMESTAMP NOT NULL,
    learned_at TIMESTAMP NOT NULL,
    stopped_at TIMESTAMP,
    breach_at TIMESTAMP,
    goal_seconds BIGINT NOT NULL,
    elapsed_seconds BIGINT NOT NULL,
    breached BOOLEAN NOT NULL,
    paused BOOLEAN NOT NULL,
    PRIMARY KEY (ticket, name, started_at, learned_at)
);
