-- Whether an automatic answer was enough: the ticket was done without an agent's word, and that lasted. Null while it is not known.
ALTER TABLE automatic_answer ADD COLUMN settled BOOLEAN;

-- The addresses that a reply names, each on a line of its own.
ALTER TABLE given_answer ADD COLUMN links VARCHAR;

-- On which tickets an article was named where its question was asked, and whether that helped.
CREATE TABLE article_case (
    question BIGINT NOT NULL,
    article VARCHAR NOT NULL,
    ticket_id VARCHAR NOT NULL,
    helped BOOLEAN NOT NULL,
    PRIMARY KEY (question, article, ticket_id)
);

-- Read again, with their addresses.
DELETE FROM given_answer;
DELETE FROM answered_ticket;
