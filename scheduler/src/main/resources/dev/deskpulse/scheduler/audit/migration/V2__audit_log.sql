-- What people and the program did, one row a deed. Rows are added and never changed; mac chains each to the one before.
CREATE TABLE audit_log (
    number BIGINT PRIMARY KEY,
    noted_at TIMESTAMP NOT NULL,
    actor VARCHAR NOT NULL,
    role VARCHAR NOT NULL,
    origin VARCHAR NOT NULL,
    action VARCHAR NOT NULL,
    target VARCHAR NOT NULL,
    detail VARCHAR NOT NULL,
    outcome VARCHAR NOT NULL,
    times BIGINT NOT NULL,
    mac VARCHAR NOT NULL
);
