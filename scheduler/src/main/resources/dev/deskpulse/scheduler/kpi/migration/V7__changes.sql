-- Moves whenever facts of customers' tickets have changed, so that what is told of them is told anew.
CREATE TABLE kpi_change (
    id INTEGER PRIMARY KEY,
    number BIGINT NOT NULL
);
INSERT INTO kpi_change VALUES (1, 0);
