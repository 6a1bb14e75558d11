-- The tickets that the running transaction replaces; empty outside of it.
CREATE TABLE kpi_batch (
    ticket VARCHAR PRIMARY KEY
);
