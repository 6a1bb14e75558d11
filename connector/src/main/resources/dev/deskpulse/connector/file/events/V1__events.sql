-- The rows of one event log, as they come.
CREATE TABLE event_row (
    line BIGINT PRIMARY KEY,
    case_id VARCHAR NOT NULL,
    activity VARCHAR NOT NULL,
    micros BIGINT NOT NULL,
    cells VARCHAR NOT NULL
);

-- The same in the order of cases and times, without duplicates.
CREATE TABLE event_sorted (
    place BIGINT NOT NULL,
    line BIGINT NOT NULL,
    case_id VARCHAR NOT NULL,
    activity VARCHAR NOT NULL,
    micros BIGINT NOT NULL,
    cells VARCHAR NOT NULL
);
