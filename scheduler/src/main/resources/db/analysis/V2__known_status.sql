-- The site's statuses as last seen, so that histories can be read while the site is away.
CREATE TABLE known_status (
  name VARCHAR PRIMARY KEY,
  category VARCHAR NOT NULL
);
