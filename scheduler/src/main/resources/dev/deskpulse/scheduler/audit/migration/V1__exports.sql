-- Every file of figures that left the desk. Rows are added and never changed.
CREATE TABLE export_log (
    number BIGINT PRIMARY KEY,
    exported_at TIMESTAMP NOT NULL,
    who VARCHAR NOT NULL,
    what VARCHAR NOT NULL,
    form VARCHAR NOT NULL,
    destination VARCHAR NOT NULL
);
