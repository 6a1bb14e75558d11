-- What the analysis has found, kept when it finds it no more: a person may have confirmed it.
CREATE TABLE insight_finding (
    id VARCHAR PRIMARY KEY,
    kpi VARCHAR NOT NULL,
    slice_text VARCHAR NOT NULL,
    from_day DATE NOT NULL,
    to_day DATE NOT NULL,
    first_seen TIMESTAMP NOT NULL,
    last_seen TIMESTAMP NOT NULL,
    -- The whole finding as JSON.
    content VARCHAR NOT NULL
);
