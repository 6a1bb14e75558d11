-- One row a ticket. Rebuilt at will from the tickets and their tags.
CREATE TABLE kpi_fact (
    ticket VARCHAR PRIMARY KEY,
    ticket_key VARCHAR NOT NULL,
    source VARCHAR NOT NULL,
    project VARCHAR NOT NULL,
    type VARCHAR NOT NULL,
    channel VARCHAR,
    agent VARCHAR,
    kind VARCHAR,
    topic VARCHAR,
    sentiment VARCHAR,
    language VARCHAR,
    product VARCHAR,
    region VARCHAR,
    priority VARCHAR,
    customer VARCHAR,
    organisation VARCHAR,
    created_at TIMESTAMP NOT NULL,
    created_day DATE NOT NULL,
    created_hour INTEGER NOT NULL,
    first_response_at TIMESTAMP,
    first_response_seconds BIGINT,
    first_response_business_seconds BIGINT,
    agent_replies INTEGER NOT NULL,
    first_resolved_at TIMESTAMP,
    first_resolved_day DATE,
    first_resolution_seconds BIGINT,
    first_resolution_business_seconds BIGINT,
    resolved_at TIMESTAMP,
    resolved_day DATE,
    resolved_hour INTEGER,
    resolution_seconds BIGINT,
    resolution_business_seconds BIGINT,
    reopens INTEGER,
    waiting_desk_seconds BIGINT,
    waiting_desk_business_seconds BIGINT,
    waiting_customer_seconds BIGINT,
    waiting_third_party_seconds BIGINT,
    handling_seconds BIGINT,
    one_touch BOOLEAN,
    csat INTEGER,
    nps INTEGER,
    survey_day DATE,
    marks VARCHAR NOT NULL,
    -- Since the same customer's ticket before this one on the same topic; null for the first one, or where the customer
    -- or the topic is not known.
    previous_contact_seconds BIGINT,
    -- From the first resolution to the same customer's next ticket on the same topic; below 0 where it came before the
    -- resolution.
    comeback_seconds BIGINT
);

CREATE TABLE kpi_sla (
    ticket VARCHAR NOT NULL,
    cycle INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    decided_day DATE NOT NULL,
    met BOOLEAN NOT NULL,
    elapsed_seconds BIGINT NOT NULL,
    goal_seconds BIGINT NOT NULL,
    PRIMARY KEY (ticket, cycle)
);

CREATE TABLE kpi_open (
    ticket VARCHAR NOT NULL,
    from_day DATE NOT NULL,
    until_day DATE,
    PRIMARY KEY (ticket, from_day)
);

-- Customers whose tickets the running measurement has touched; empty outside of it.
CREATE TABLE kpi_touched (
    customer VARCHAR PRIMARY KEY
);
