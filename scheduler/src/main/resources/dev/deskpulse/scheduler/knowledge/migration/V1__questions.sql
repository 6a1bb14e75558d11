-- Never rebuilt: what people kept, rejected and wrote is in it.
CREATE TABLE question (
    number BIGINT PRIMARY KEY,
    language VARCHAR NOT NULL,
    topic VARCHAR NOT NULL,
    -- PROPOSED, KEPT or REJECTED
    state VARCHAR NOT NULL,
    question VARCHAR NOT NULL,
    answer VARCHAR NOT NULL,
    article VARCHAR,
    -- sentence vectors: of how it is asked, and of the answer
    meaning VARCHAR NOT NULL,
    answer_meaning VARCHAR NOT NULL,
    -- the tickets whose words they are
    question_ticket VARCHAR NOT NULL,
    answer_ticket VARCHAR NOT NULL,
    proposed_at TIMESTAMP NOT NULL,
    -- null until a person has kept, rejected or edited it
    touched_at TIMESTAMP,
    touched_by VARCHAR
);

-- On which tickets an answer was given, and whether that helped; false as well where something else had to be said after it.
CREATE TABLE question_case (
    question BIGINT NOT NULL,
    ticket_id VARCHAR NOT NULL,
    helped BOOLEAN NOT NULL,
    PRIMARY KEY (question, ticket_id)
);

-- The tickets whose answers were read. Made anew at will.
CREATE TABLE answered_ticket (
    ticket_id VARCHAR PRIMARY KEY,
    resolved_at TIMESTAMP NOT NULL,
    customer VARCHAR NOT NULL,
    opening VARCHAR NOT NULL
);

CREATE TABLE given_answer (
    ticket_id VARCHAR NOT NULL,
    place INTEGER NOT NULL,
    language VARCHAR NOT NULL,
    -- the last one before the ticket was resolved
    closing BOOLEAN NOT NULL,
    words VARCHAR NOT NULL,
    meaning VARCHAR NOT NULL,
    PRIMARY KEY (ticket_id, place)
);
