-- The second key makes a change of hands wait for writers that hold the row FOR KEY SHARE, and a renewal not.
CREATE TABLE lease (
  work VARCHAR(200) PRIMARY KEY,
  holder VARCHAR(200) NOT NULL,
  token BIGINT NOT NULL,
  taken TIMESTAMP WITH TIME ZONE NOT NULL,
  until TIMESTAMP WITH TIME ZONE NOT NULL,
  UNIQUE (work, token)
);
