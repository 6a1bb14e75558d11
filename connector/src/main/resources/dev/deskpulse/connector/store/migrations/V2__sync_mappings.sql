-- With which mapping the tickets of a source were read; empty while they are being read again with another one.
CREATE TABLE sync_mappings (
  source VARCHAR NOT NULL PRIMARY KEY,
  fingerprint VARCHAR NOT NULL
);
