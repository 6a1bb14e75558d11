ALTER TABLE schedule ADD COLUMN last_success TIMESTAMP;
