-- An admin's approval of exactly these words for automatic answers; null where there is none.
ALTER TABLE question ADD COLUMN approved_words VARCHAR;
ALTER TABLE question ADD COLUMN approved_at TIMESTAMP;
ALTER TABLE question ADD COLUMN approved_by VARCHAR;

-- Written before an answer is sent, so that none is sent twice.
CREATE TABLE automatic_answer (
    ticket_id VARCHAR PRIMARY KEY,
    question BIGINT NOT NULL,
    day DATE NOT NULL,
    sent_at TIMESTAMP NOT NULL
);
