-- What people have arranged. Never rebuilt.
CREATE TABLE dashboard (
    id VARCHAR NOT NULL PRIMARY KEY,
    content VARCHAR NOT NULL
);
