-- The whole catalogue. Facts are computed from the tickets, so that the tables are made anew and filled by the next
-- analysis.
DROP TABLE kpi_fact;
DROP TABLE kpi_sla;
DROP TABLE kpi_open;

-- One row a ticket. Everything narrow: the figures read few columns of many rows.
CREATE TABLE kpi_fact (
    ticket VARCHAR PRIMARY KEY,
    ticket_key VARCHAR NOT NULL,
    source VARCHAR NOT NULL,
    project VARCHAR NOT NULL,
    type VARCHAR NOT NULL,
    channel VARCHAR,
    agent VARCHAR,
    team VARCHAR,
    kind VARCHAR,
    topic VARCHAR,
    sentiment VARCHAR,
    language VARCHAR,
    product VARCHAR,
    region VARCHAR,
    segment VARCHAR,
    priority VARCHAR,
    customer VARCHAR,
    organisation VARCHAR,
    own_1 VARCHAR,
    own_2 VARCHAR,
    own_3 VARCHAR,
    own_4 VARCHAR,
    own_5 VARCHAR,
    own_6 VARCHAR,
    own_7 VARCHAR,
    own_8 VARCHAR,
    created_at TIMESTAMP NOT NULL,
    -- of the epoch, cut
    created_second BIGINT,
    created_day DATE NOT NULL,
    created_hour INTEGER NOT NULL,
    first_response_at TIMESTAMP,
    first_response_seconds BIGINT,
    first_response_business_seconds BIGINT,
    last_response_seconds BIGINT,
    last_response_business_seconds BIGINT,
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
    waiting_customer_business_seconds BIGINT,
    waiting_third_party_seconds BIGINT,
    waiting_third_party_business_seconds BIGINT,
    handling_seconds BIGINT,
    handling_business_seconds BIGINT,
    one_touch BOOLEAN,
    transfers INTEGER,
    team_transfers INTEGER,
    csat INTEGER,
    nps INTEGER,
    effort INTEGER,
    survey_day DATE,
    mood VARCHAR,
    mood_shift DOUBLE PRECISION,
    marks VARCHAR NOT NULL,
    -- What a contact is about, for repeated ones: the site's topic, else the discovered topic's id, else the kind.
    about VARCHAR,
    -- Since the same customer's ticket before this one on the same topic; null for the first one, or where the customer
    -- or the topic is not known.
    previous_contact_seconds BIGINT,
    -- The same of the ticket before that.
    second_previous_contact_seconds BIGINT,
    -- From the first resolution to the same customer's next ticket on the same topic; below 0 where it came before the
    -- resolution.
    comeback_seconds BIGINT,
    -- From the creation to that of the same customer's next ticket on whatever topic.
    next_ticket_seconds BIGINT
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

-- What customers asked after the first response.
CREATE TABLE kpi_question (
    ticket VARCHAR NOT NULL,
    question INTEGER NOT NULL,
    asked_day DATE NOT NULL,
    seconds BIGINT,
    business_seconds BIGINT,
    PRIMARY KEY (ticket, question)
);

CREATE TABLE kpi_facet (
    ticket VARCHAR NOT NULL,
    facet VARCHAR NOT NULL,
    score INTEGER NOT NULL,
    PRIMARY KEY (ticket, facet)
);

CREATE TABLE kpi_stage (
    ticket VARCHAR NOT NULL,
    stage VARCHAR NOT NULL,
    from_second BIGINT NOT NULL,
    from_day DATE NOT NULL,
    until_day DATE,
    seconds BIGINT,
    business_seconds BIGINT,
    PRIMARY KEY (ticket, stage)
);
