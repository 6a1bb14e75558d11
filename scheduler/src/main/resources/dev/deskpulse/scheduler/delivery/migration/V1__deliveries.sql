-- How far each alert has come by each channel. Not computed anew: it keeps anything from being sent twice.
CREATE TABLE alert_delivery (
    alert VARCHAR NOT NULL,
    channel VARCHAR NOT NULL,
    -- RAISED or ENDED
    event VARCHAR NOT NULL,
    message VARCHAR NOT NULL,
    state VARCHAR NOT NULL,
    attempts INTEGER NOT NULL,
    first_at TIMESTAMP NOT NULL,
    next_at TIMESTAMP NOT NULL,
    problem VARCHAR,
    PRIMARY KEY (alert, channel, event)
);
