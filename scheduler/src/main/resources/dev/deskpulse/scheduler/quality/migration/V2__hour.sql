-- The hour in which it was sent, in the desk's zone: from 0 to 23; null until the next analysis has looked at it.
ALTER TABLE reply_check ADD COLUMN sent_hour INTEGER;
UPDATE reply_check SET input = '';
