-- The whole ticket is in the document; the columns beside it serve listings, the census and simple views.
CREATE TABLE tickets (
  id VARCHAR NOT NULL PRIMARY KEY,
  source VARCHAR NOT NULL,
  native_id VARCHAR NOT NULL,
  ticket_key VARCHAR NOT NULL,
  project VARCHAR NOT NULL,
  type VARCHAR NOT NULL,
  summary VARCHAR NOT NULL,
  status VARCHAR NOT NULL,
  category VARCHAR NOT NULL,
  priority VARCHAR,
  resolution VARCHAR,
  created TIMESTAMP NOT NULL,
  updated TIMESTAMP NOT NULL,
  resolved TIMESTAMP,
  reporter VARCHAR,
  assignee VARCHAR,
  customer VARCHAR,
  organisation VARCHAR,
  channel VARCHAR,
  product VARCHAR,
  region VARCHAR,
  order_number VARCHAR,
  satisfaction INTEGER,
  nps INTEGER,
  message_count INTEGER NOT NULL,
  history_count INTEGER NOT NULL,
  -- DELETED or NOT_VISIBLE; null while the ticket is on its source
  absence VARCHAR,
  -- moves when the ticket's content changes or it comes back, never backwards
  saved_at TIMESTAMP NOT NULL,
  fingerprint VARCHAR NOT NULL,
  document TEXT NOT NULL
);

CREATE TABLE people (
  id VARCHAR NOT NULL PRIMARY KEY,
  display_name VARCHAR NOT NULL,
  role VARCHAR NOT NULL
);

CREATE TABLE sync_cursors (
  source VARCHAR NOT NULL PRIMARY KEY,
  position TIMESTAMP NOT NULL
);

CREATE TABLE sync_runs (
  run_id VARCHAR NOT NULL PRIMARY KEY,
  source VARCHAR NOT NULL,
  started_at TIMESTAMP NOT NULL,
  finished_at TIMESTAMP NOT NULL,
  complete BOOLEAN NOT NULL,
  fetched BIGINT NOT NULL,
  stored_tickets BIGINT NOT NULL,
  set_aside BIGINT NOT NULL,
  -- the completeness certificate, whole, as JSON
  certificate TEXT NOT NULL
);

CREATE TABLE sync_set_aside (
  source VARCHAR NOT NULL,
  issue_id VARCHAR NOT NULL,
  issue_key VARCHAR NOT NULL,
  reason VARCHAR NOT NULL,
  attempts INTEGER NOT NULL,
  first_at TIMESTAMP NOT NULL,
  last_at TIMESTAMP NOT NULL,
  PRIMARY KEY (source, issue_id)
);
