-- What was changed since: nothing that was said before is lost.
CREATE TABLE improvement_action_change (
    number BIGINT NOT NULL,
    -- Counts up over the changes of an action.
    place INTEGER NOT NULL,
    changed_at TIMESTAMP NOT NULL,
    changed_by VARCHAR NOT NULL,
    -- What stood there before, as in improvement_action.
    content VARCHAR NOT NULL,
    PRIMARY KEY (number, place)
);
