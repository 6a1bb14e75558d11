-- The token of this machine's admin, as its hash. One row, or none before the first start.
CREATE TABLE admin_token (
    hash VARCHAR PRIMARY KEY,
    -- Whether somebody has signed in with it.
    used BOOLEAN NOT NULL
);

-- Who is signed in, by the hash of what their browser holds.
CREATE TABLE sign_in (
    hash VARCHAR PRIMARY KEY,
    -- The hash of the token they showed: a token that counts no longer ends its sign-ins.
    credential VARCHAR NOT NULL,
    expires TIMESTAMP NOT NULL
);
