-- Who changed which settings when; never rebuilt, rows never change.
CREATE TABLE settings_change (
    id BIGINT NOT NULL PRIMARY KEY,
    changed_at TIMESTAMP NOT NULL,
    person VARCHAR NOT NULL,
    account VARCHAR,
    -- The change that this one took back.
    undoes BIGINT,
    -- JSON: each setting's path, with what it said before and after.
    differences VARCHAR NOT NULL
);
