-- Under which key raw tickets are sealed, by a code that tells nothing of it; one row.
CREATE TABLE sealing_key (
    id INTEGER NOT NULL PRIMARY KEY,
    code VARCHAR NOT NULL
);
