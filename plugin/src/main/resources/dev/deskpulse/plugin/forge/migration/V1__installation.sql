-- The installation of the Forge app that is served. One row, or none before Forge has called.
CREATE TABLE forge_installation (
    id VARCHAR PRIMARY KEY
);
