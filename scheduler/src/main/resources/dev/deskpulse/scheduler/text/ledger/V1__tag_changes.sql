-- Every change of a ticket's tags, kept for good. The first tags of a ticket are no change: they are the old values of
-- the first one.
CREATE TABLE tag_change (
    ticket_id VARCHAR NOT NULL,
    -- SENTIMENT, KIND or PRIORITY
    task VARCHAR NOT NULL,
    changed_at TIMESTAMP NOT NULL,
    -- MODEL or PERSON
    made_by VARCHAR NOT NULL,
    -- the person's id, where the site's history tells it
    person VARCHAR,
    -- the version that judged anew, or that the person corrected; empty where nothing had been judged
    model VARCHAR NOT NULL,
    old_value VARCHAR,
    -- null where a person took the value away
    new_value VARCHAR,
    -- JSON: of the new value, a list of {text, weight, rule, place}
    evidence VARCHAR NOT NULL,
    PRIMARY KEY (ticket_id, task, changed_at, made_by)
);
