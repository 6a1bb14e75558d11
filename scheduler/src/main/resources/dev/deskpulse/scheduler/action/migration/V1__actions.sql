-- What people do about problems. What was planned before the start stays as it was.
CREATE TABLE improvement_action (
    number BIGINT PRIMARY KEY,
    finding VARCHAR,
    kpi VARCHAR NOT NULL,
    start_day DATE NOT NULL,
    -- The last day that counts.
    last_day DATE NOT NULL,
    added_at TIMESTAMP NOT NULL,
    -- The action and its plan, as JSON.
    content VARCHAR NOT NULL
);
