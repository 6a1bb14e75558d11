-- What tells a topic's tickets, one phrase a line, in the form that phrases are compared in.
ALTER TABLE topic ADD COLUMN telling VARCHAR;

-- Only looking for topics anew tells their words: the next run does.
UPDATE topic_space SET tickets = 0;
