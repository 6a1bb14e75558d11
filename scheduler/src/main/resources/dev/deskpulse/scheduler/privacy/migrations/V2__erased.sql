-- How people were called of whom nothing may be kept: codes that cannot be told back, to know them again when they are read.
CREATE TABLE erased_name (
  code VARCHAR NOT NULL PRIMARY KEY,
  -- In characters.
  length INTEGER NOT NULL,
  -- What stands in the place of all names of the same person.
  pseudonym VARCHAR NOT NULL,
  erased_at TIMESTAMP NOT NULL
);
