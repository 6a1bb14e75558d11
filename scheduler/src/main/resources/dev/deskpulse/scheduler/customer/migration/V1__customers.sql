-- Customers' orders, as files tell them. The customer is known under the same pseudonym as in tickets.
CREATE TABLE customer_order (
    source VARCHAR NOT NULL,
    id VARCHAR NOT NULL,
    scope VARCHAR NOT NULL,
    customer VARCHAR NOT NULL,
    ordered_second BIGINT NOT NULL,
    ordered_day DATE NOT NULL,
    amount DOUBLE PRECISION,
    PRIMARY KEY (source, id)
);

-- What was learned of the desk's customers as a whole, with how good it is; one row.
CREATE TABLE customer_model (
    id INTEGER PRIMARY KEY,
    learned_at TIMESTAMP NOT NULL,
    rules VARCHAR NOT NULL,
    model VARCHAR NOT NULL
);
