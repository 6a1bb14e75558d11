-- Sentences of customers that name a rival, a product or somewhere else to go. Their words stay in the tickets alone.
CREATE TABLE rival_mention (
    ticket_id VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    -- Which of the ticket's sentences, counted from 0.
    place INTEGER NOT NULL,
    -- Whether the settings named it; else it was found where customers say that they go elsewhere.
    listed BOOLEAN NOT NULL,
    -- What the sentence says of it, as the model of sentiment labels it.
    mood VARCHAR NOT NULL,
    PRIMARY KEY (ticket_id, name, place)
);

-- How far the reading came, in one row.
CREATE TABLE rival_mark (
    id INTEGER NOT NULL PRIMARY KEY,
    -- Fingerprint of the names and of what judges.
    rules VARCHAR NOT NULL,
    -- Of the ticket store's clock.
    seen_until TIMESTAMP NOT NULL
);
