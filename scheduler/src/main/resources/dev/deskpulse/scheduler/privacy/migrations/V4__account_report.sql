-- When Atlassian was last told of whom personal data is kept; one row.
CREATE TABLE account_report (
    id INTEGER NOT NULL PRIMARY KEY,
    reported_at TIMESTAMP NOT NULL
);
