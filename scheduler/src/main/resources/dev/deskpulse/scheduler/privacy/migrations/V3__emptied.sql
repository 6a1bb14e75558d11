-- Tickets whose words are no longer kept, as they were left: one that is read again has another fingerprint.
CREATE TABLE emptied_ticket (
    ticket_id VARCHAR NOT NULL PRIMARY KEY,
    fingerprint VARCHAR NOT NULL
);
