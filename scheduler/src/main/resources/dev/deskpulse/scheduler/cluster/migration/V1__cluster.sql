-- How far the analysis on a cluster came, and under which settings; one row, none where the last one came to its end.
CREATE TABLE cluster_mark (
    id INTEGER PRIMARY KEY,
    configuration VARCHAR NOT NULL,
    -- all tickets up to this one, in the order of ids, are done
    done_until VARCHAR NOT NULL
);

-- Figures rolled up over periods, computed anew by every analysis on a cluster.
CREATE TABLE kpi_rollup (
    kpi VARCHAR NOT NULL,
    -- DAY or MONTH
    per VARCHAR NOT NULL,
    period DATE NOT NULL,
    -- what the slice is a value of; empty for the whole desk
    dimension VARCHAR NOT NULL,
    slice VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    cases BIGINT NOT NULL,
    -- null where there is no data
    value DOUBLE PRECISION,
    PRIMARY KEY (kpi, per, period, dimension, slice, name)
);
