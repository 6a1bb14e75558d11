CREATE TABLE schedule (
  task VARCHAR(32) PRIMARY KEY,
  cron VARCHAR(200) NOT NULL,
  zone VARCHAR(64) NOT NULL,
  paused BOOLEAN NOT NULL,
  since TIMESTAMP NOT NULL,
  started TIMESTAMP,
  finished TIMESTAMP,
  succeeded BOOLEAN,
  message TEXT
);
