-- How the store was masked last; one row.
CREATE TABLE privacy_state (
  id INTEGER NOT NULL PRIMARY KEY,
  rules VARCHAR NOT NULL
);

-- Tickets as they were read, each sealed under the installation's key; only where the admin keeps them.
CREATE TABLE sealed_tickets (
  id VARCHAR NOT NULL PRIMARY KEY,
  sealed TEXT NOT NULL
);
