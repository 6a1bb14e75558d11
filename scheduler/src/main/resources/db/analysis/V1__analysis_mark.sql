-- How far the last analysis came, and under which settings; one row.
CREATE TABLE analysis_mark (
  id INTEGER PRIMARY KEY,
  configuration VARCHAR NOT NULL,
  seen_until TIMESTAMP NOT NULL,
  day DATE NOT NULL,
  explained_at TIMESTAMP NOT NULL
);
