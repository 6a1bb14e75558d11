-- What people said of the causes of findings. Rows are added and never changed but for the moment of their undo.
CREATE TABLE cause_decision (
    number BIGINT PRIMARY KEY,
    finding VARCHAR NOT NULL,
    -- The finding's, as it was then: a later finding of the same KPI and slice remembers the cause.
    kpi VARCHAR NOT NULL,
    slice_text VARCHAR NOT NULL,
    from_day DATE NOT NULL,
    confirmed BOOLEAN NOT NULL,
    -- The same for the same cause of whatever finding.
    cause VARCHAR NOT NULL,
    title_en VARCHAR NOT NULL,
    title_zh VARCHAR NOT NULL,
    said_by VARCHAR,
    said_at TIMESTAMP NOT NULL,
    undone_at TIMESTAMP
);
