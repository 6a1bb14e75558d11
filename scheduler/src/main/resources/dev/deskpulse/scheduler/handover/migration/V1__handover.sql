-- What was handed over to other departments. Nothing is taken out: what was told once is not told again.
CREATE TABLE handover (
    -- Of insight_finding.
    finding VARCHAR NOT NULL PRIMARY KEY,
    department VARCHAR NOT NULL,
    project VARCHAR NOT NULL,
    slice_text VARCHAR NOT NULL,
    -- INTENDED, OPEN, RECOVERED, DONE, GONE or WITHDRAWN.
    state VARCHAR NOT NULL,
    intended_at TIMESTAMP NOT NULL,
    -- Null while it is not known whether the site has made the issue.
    issue_id VARCHAR,
    issue_key VARCHAR,
    -- When it reached its last state.
    ended_at TIMESTAMP
);
