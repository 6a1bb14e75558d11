-- Every alert ever raised, with what people said of it. Not computed anew: a snooze would be lost.
CREATE TABLE alert (
    id VARCHAR PRIMARY KEY,
    from_at TIMESTAMP NOT NULL,
    last_seen TIMESTAMP NOT NULL,
    -- Null while it goes on.
    end_at TIMESTAMP,
    -- The whole alert as JSON.
    content VARCHAR NOT NULL
);
