-- Facts as a busy desk has them, without its tickets: two years, most of it on few projects and channels, long tails of
-- durations. Each statement takes the number of tickets. Whole-number arithmetic stands in for chance, so that every
-- database and every run has the same rows. Two customers come for every five tickets, again and again in the same order, and every
-- tenth ticket is by the customer of the one before it.
INSERT INTO kpi_fact (
    ticket, ticket_key, source, project, scope, type, channel, agent, team, kind, topic, sentiment, language, product, region,
    segment, priority, customer, created_at, created_second, created_day, created_hour, first_response_at,
    first_response_seconds, first_response_business_seconds, last_response_seconds, last_response_business_seconds,
    agent_replies, first_resolved_at, first_resolved_day, first_resolution_seconds, first_resolution_business_seconds,
    resolved_at, resolved_day, resolved_hour, resolution_seconds, resolution_business_seconds, reopens,
    waiting_desk_seconds, waiting_desk_business_seconds, waiting_customer_seconds, waiting_customer_business_seconds,
    waiting_third_party_seconds, waiting_third_party_business_seconds, handling_seconds, handling_business_seconds,
    one_touch, transfers, team_transfers, csat, nps, effort, survey_day, mood, mood_shift, marks, about,
    previous_contact_seconds, second_previous_contact_seconds, comeback_seconds, next_ticket_seconds, previous_ticket_day,
    next_ticket_day)
SELECT
    '{source}/' || i, 'B-' || i, '{source}', 'P' || CAST(FLOOR(5 * a * a) AS INTEGER),
    '{source} P' || CAST(FLOOR(5 * a * a) AS INTEGER),
    'Request', 'C' || CAST(FLOOR(6 * b * b) AS INTEGER), 'agent' || CAST(FLOOR(60 * a * b) AS INTEGER),
    'T' || CAST(FLOOR(8 * c) AS INTEGER), CASE WHEN b < 0.2 THEN 'COMPLAINT' WHEN b < 0.9 THEN 'QUESTION' ELSE 'UNSURE' END,
    'topic' || CAST(FLOOR(70 * c * c) AS INTEGER),
    CASE WHEN c < 0.25 THEN 'NEGATIVE' WHEN c < 0.8 THEN 'NEUTRAL' WHEN c < 0.95 THEN 'POSITIVE' ELSE 'UNSURE' END,
    CASE WHEN a < 0.7 THEN 'ZH' ELSE 'EN' END, 'product' || CAST(FLOOR(40 * b * c) AS INTEGER),
    'R' || CAST(FLOOR(9 * a) AS INTEGER), 'S' || CAST(FLOOR(3 * b) AS INTEGER), 'Medium',
    'customer' || customer,
    created, CAST(FLOOR(EXTRACT(EPOCH FROM created)) AS BIGINT), CAST(created AS DATE),
    CAST(EXTRACT(HOUR FROM created) AS INTEGER), CASE WHEN b < 0.95 THEN created + first * INTERVAL '1 second' END,
    CASE WHEN b < 0.95 THEN first END, CASE WHEN b < 0.95 THEN first / 2 END,
    CASE WHEN b < 0.95 THEN first + life / 2 END, CASE WHEN b < 0.95 THEN (first + life / 2) / 2 END,
    CAST(FLOOR(5 * c) AS INTEGER), CASE WHEN done THEN created + life * INTERVAL '1 second' END,
    CASE WHEN done THEN CAST(created + life * INTERVAL '1 second' AS DATE) END,
    CASE WHEN done THEN life END, CASE WHEN done THEN life / 2 END,
    CASE WHEN done THEN created + life * INTERVAL '1 second' END,
    CASE WHEN done THEN CAST(created + life * INTERVAL '1 second' AS DATE) END,
    CASE WHEN done THEN CAST(EXTRACT(HOUR FROM created + life * INTERVAL '1 second') AS INTEGER) END,
    CASE WHEN done THEN life END, CASE WHEN done THEN life / 2 END, CASE WHEN c < 0.06 THEN 1 ELSE 0 END,
    CASE WHEN done THEN life / 2 END, CASE WHEN done THEN life / 4 END, CASE WHEN done THEN life / 3 END,
    CASE WHEN done THEN life / 6 END, CASE WHEN done THEN life / 6 END, CASE WHEN done THEN life / 12 END,
    CASE WHEN done THEN life / 2 END, CASE WHEN done THEN life / 4 END, CASE WHEN done THEN c < 0.4 END,
    CASE WHEN done THEN CAST(FLOOR(3 * a * c) AS INTEGER) END, CASE WHEN done THEN CAST(FLOOR(2 * a * b) AS INTEGER) END,
    CASE WHEN c < 0.2 THEN 1 + CAST(FLOOR(5 * (1 - a * a)) AS INTEGER) END,
    CASE WHEN c < 0.1 THEN CAST(FLOOR(11 * (1 - b * b)) AS INTEGER) END,
    CASE WHEN c < 0.1 THEN 1 + CAST(FLOOR(7 * (1 - b * b)) AS INTEGER) END,
    CASE WHEN done THEN CAST(created + life * INTERVAL '1 second' AS DATE) END,
    CASE WHEN a < 0.3 THEN 'IMPROVING' WHEN a < 0.4 THEN 'WORSENING' ELSE 'STEADY' END, 1.0 - 2 * b, '',
    'topic' || CAST(FLOOR(70 * c * c) AS INTEGER), CASE WHEN b < 0.7 THEN life * 3 END,
    CASE WHEN b < 0.4 THEN life * 6 END, CASE WHEN b < 0.6 THEN life * 2 END,
    CASE WHEN after <= n THEN CAST(FLOOR(after * 63072000.0 / n) - FLOOR(i * 63072000.0 / n) AS BIGINT) END,
    CASE WHEN before > 0 THEN
        CAST(TIMESTAMP '2024-01-01 00:00:00' + CAST(FLOOR(before * 63072000.0 / n) AS BIGINT) * INTERVAL '1 second' AS DATE) END,
    CASE WHEN after <= n THEN
        CAST(TIMESTAMP '2024-01-01 00:00:00' + CAST(FLOOR(after * 63072000.0 / n) AS BIGINT) * INTERVAL '1 second' AS DATE) END
FROM (
    SELECT i, n, a, b, c,
        CASE WHEN i % 10 = 0 THEN i - 1 WHEN i % 10 = 9 THEN i - customers + 1 ELSE i - customers END AS before,
        CASE WHEN i % 10 = 0 THEN i - 1 + customers WHEN i % 10 = 9 THEN i + 1 ELSE i + customers END AS after,
        (i - CASE WHEN i % 10 = 0 THEN 1 ELSE 0 END) % customers AS customer,
        TIMESTAMP '2024-01-01 00:00:00'
            + CAST(FLOOR(i * 63072000.0 / n) AS BIGINT) * INTERVAL '1 second' AS created,
        CAST(FLOOR(60 * EXP(7 * a * b)) AS BIGINT) AS first,
        CAST(FLOOR(600 * EXP(7 * b * c + a)) AS BIGINT) AS life, a < 0.98 AS done
    FROM (
        SELECT i, n, customers, ((i * 48271 + 11) % 99991) / 99991.0 AS a, ((i * 69621 + 7) % 99989) / 99989.0 AS b,
            ((i * 16807 + 3) % 99971) / 99971.0 AS c
        FROM (SELECT CAST(i AS BIGINT) AS i, size.n, CAST(FLOOR(size.n / 50) AS BIGINT) * 20 AS customers
            FROM (SELECT CAST(? AS BIGINT) AS n) AS size,
            generate_series(1, CAST(? AS BIGINT)) AS s(i)) AS numbers
    ) AS chance
) AS made;

INSERT INTO kpi_open (
    ticket, ticket_key, project, scope, type, channel, agent, team, kind, topic, sentiment, language, product, region, segment, priority,
    created_day, created_hour,
    created_second, from_day, until_day)
SELECT ticket, ticket_key, project, scope, type, channel, agent, team, kind, topic, sentiment, language, product, region, segment, priority,
    created_day, created_hour,
    created_second, created_day, resolved_day
FROM kpi_fact WHERE source = '{source}' AND (resolved_day IS NULL OR resolved_day > created_day);

INSERT INTO kpi_question (
    ticket, ticket_key, project, scope, type, channel, agent, team, kind, topic, sentiment, language, product, region, segment, priority,
    created_day, created_hour,
    question, asked_day, seconds, business_seconds)
SELECT ticket, ticket_key, project, scope, type, channel, agent, team, kind, topic, sentiment, language, product, region, segment, priority,
    created_day, created_hour,
    0, created_day, last_response_seconds, last_response_business_seconds
FROM kpi_fact WHERE source = '{source}' AND agent_replies > 1;

INSERT INTO kpi_sla (
    ticket, ticket_key, project, scope, type, channel, agent, team, kind, topic, sentiment, language, product, region, segment, priority,
    created_day, created_hour,
    cycle, name, decided_day, met, elapsed_seconds, goal_seconds)
SELECT ticket, ticket_key, project, scope, type, channel, agent, team, kind, topic, sentiment, language, product, region, segment, priority,
    created_day, created_hour,
    0, 'Time to resolution', resolved_day, resolution_seconds <= 86400, resolution_seconds, 86400
FROM kpi_fact WHERE source = '{source}' AND resolved_day IS NOT NULL;

INSERT INTO kpi_facet (
    ticket, ticket_key, project, scope, type, channel, agent, team, kind, topic, sentiment, language, product, region, segment, priority,
    created_day, created_hour,
    facet, survey_day, score)
SELECT ticket, ticket_key, project, scope, type, channel, agent, team, kind, topic, sentiment, language, product, region, segment, priority,
    created_day, created_hour,
    'speed', survey_day, csat
FROM kpi_fact WHERE source = '{source}' AND csat IS NOT NULL;

INSERT INTO kpi_stage (
    ticket, ticket_key, project, scope, type, channel, agent, team, kind, topic, sentiment, language, product, region, segment, priority,
    created_day, created_hour,
    stage, from_second, from_day, until_day, seconds, business_seconds)
SELECT ticket, ticket_key, project, scope, type, channel, agent, team, kind, topic, sentiment, language, product, region, segment, priority,
    created_day, created_hour,
    'SHIP', created_second, created_day, resolved_day, resolution_seconds, resolution_business_seconds
FROM kpi_fact WHERE source = '{source}' AND project = 'P0';

-- Servers plan by what they know of the rows.
ANALYZE;
