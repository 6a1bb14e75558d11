-- What screens show of all customers together, for each sight that was asked of lately, as the last analysis left it.
CREATE TABLE customer_book (
    id VARCHAR PRIMARY KEY,
    -- JSON of the sight
    sight VARCHAR NOT NULL,
    asked_day DATE NOT NULL,
    told_at TIMESTAMP NOT NULL,
    -- the rules that it was told by, and the state of facts, orders and model that it is of
    rules VARCHAR NOT NULL,
    basis VARCHAR NOT NULL,
    -- JSON
    overview VARCHAR NOT NULL
);

-- The first customers of each list that screens may ask of a book.
CREATE TABLE customer_listed (
    book VARCHAR NOT NULL,
    list VARCHAR NOT NULL,
    place INTEGER NOT NULL,
    -- JSON
    customer VARCHAR NOT NULL,
    PRIMARY KEY (book, list, place)
);
