-- One row a customer, as it was at one moment: nothing that happened or became known later is in it. Of tickets that were open
-- then, mood, kind and ratings are told apart from those that were settled, since they may have changed later. Who is told is
-- found first: the rest reads their tickets alone, and of those no column that is not needed, since it all is sorted.
WITH latest AS (
    SELECT customer, max(second) AS last_second FROM (
        SELECT f.customer, f.created_second AS second FROM kpi_fact f
        WHERE f.customer IS NOT NULL AND f.created_second <= {at} AND {tickets}
        UNION ALL
        SELECT o.customer, o.ordered_second FROM customer_order o WHERE o.ordered_second <= {at} AND {orders}
    ) AS seen GROUP BY customer ORDER BY last_second DESC, customer LIMIT {most} OFFSET {before}
), ticket AS (
    SELECT f.customer, f.ticket, f.created_second, f.created_day, f.sentiment, f.kind, f.reopens, f.resolution_seconds, f.csat,
        f.nps, f.mood, CASE WHEN f.resolved_at <= {moment} THEN 1 ELSE 0 END AS settled,
        CASE WHEN f.survey_day <= {day} THEN 1 ELSE 0 END AS answered,
        CASE WHEN f.created_second > {year} THEN 1 ELSE 0 END AS this_year,
        CASE WHEN f.created_second > l.last_second - {within} THEN 1 ELSE 0 END AS lately,
        CASE WHEN f.about IS NOT NULL THEN f.created_second - LAG(f.created_second)
            OVER (PARTITION BY f.customer, f.about ORDER BY f.created_second, f.ticket) END AS since_same
    FROM kpi_fact f JOIN latest l ON l.customer = f.customer
    WHERE f.created_second <= {at} AND {tickets}
), activity AS (
    SELECT customer, created_second AS second, created_day AS day, 0 AS ordered, CAST(0 AS DOUBLE PRECISION) AS amount FROM ticket
    UNION ALL
    SELECT o.customer, o.ordered_second, o.ordered_day, 1, COALESCE(o.amount, 0)
    FROM customer_order o JOIN latest l ON l.customer = o.customer WHERE o.ordered_second <= {at} AND {orders}
), gaps AS (
    SELECT customer, second, day, ordered, amount, second - LAG(second) OVER (PARTITION BY customer ORDER BY second) AS gap
    FROM activity
), lives AS (
    SELECT customer, min(second) AS first_second, max(second) AS last_second,
        max(CASE WHEN gap >= {lost} THEN second END) AS back_second,
        sum(ordered) AS orders, sum(CASE WHEN second > {year} THEN ordered ELSE 0 END) AS year_orders,
        sum(CASE WHEN second > {year} THEN amount ELSE 0 END) AS year_amount,
        count(CASE WHEN second > {year} THEN 1 END) AS year_activities,
        count(DISTINCT CASE WHEN second > {year}
            THEN EXTRACT(YEAR FROM day) * 12 + EXTRACT(MONTH FROM day) END) AS year_months,
        count(*) AS activities
    FROM gaps GROUP BY customer
), missed AS (
    SELECT DISTINCT ticket FROM kpi_sla WHERE NOT met AND decided_day <= {day}
), cases AS (
    SELECT t.customer, count(*) AS tickets, sum(1 - t.settled) AS open,
        sum(t.this_year * t.settled) AS year_settled,
        count(CASE WHEN t.this_year * t.settled = 1 AND t.sentiment = 'NEGATIVE' THEN 1 END) AS year_negative,
        count(CASE WHEN t.this_year * t.settled = 1 AND t.kind = 'COMPLAINT' THEN 1 END) AS year_complaints,
        count(CASE WHEN t.this_year * t.settled = 1 AND t.reopens > 0 THEN 1 END) AS year_reopened,
        count(CASE WHEN t.this_year = 1 AND m.ticket IS NOT NULL THEN 1 END) AS year_missed,
        avg(CASE WHEN t.this_year * t.settled = 1 THEN t.resolution_seconds END) AS year_resolution_seconds,
        avg(CASE WHEN t.answered = 1 AND {ratings} THEN t.csat END) AS csat,
        avg(CASE WHEN t.answered = 1 AND {ratings} THEN t.nps END) AS nps,
        sum(t.lately) AS lately,
        count(CASE WHEN t.lately = 1 AND t.since_same <= {repeat} THEN 1 END) AS repeats,
        count(CASE WHEN t.lately = 1 AND t.sentiment = 'NEGATIVE' THEN 1 END) AS negative,
        count(CASE WHEN t.lately = 1 AND t.mood = 'WORSENING' THEN 1 END) AS worsening,
        count(CASE WHEN t.lately = 1 AND t.answered = 1 AND {ratings} AND (t.csat <= 2 OR t.nps <= 6) THEN 1 END)
            AS low_ratings,
        count(CASE WHEN t.lately = 1 AND t.settled = 0 AND m.ticket IS NOT NULL THEN 1 END) AS overdue
    FROM ticket t LEFT JOIN missed m ON m.ticket = t.ticket
    GROUP BY t.customer
)
SELECT l.customer, l.first_second, l.last_second, l.back_second, l.activities, l.orders, l.year_orders, l.year_amount,
    l.year_activities, l.year_months,
    COALESCE(c.tickets, 0) AS tickets, COALESCE(c.open, 0) AS open, COALESCE(c.year_settled, 0) AS year_settled,
    COALESCE(c.year_negative, 0) AS year_negative, COALESCE(c.year_complaints, 0) AS year_complaints,
    COALESCE(c.year_reopened, 0) AS year_reopened, COALESCE(c.year_missed, 0) AS year_missed,
    c.year_resolution_seconds, c.csat, c.nps, COALESCE(c.lately, 0) AS lately, COALESCE(c.repeats, 0) AS repeats,
    COALESCE(c.negative, 0) AS negative, COALESCE(c.worsening, 0) AS worsening,
    COALESCE(c.low_ratings, 0) AS low_ratings, COALESCE(c.overdue, 0) AS overdue
FROM lives l LEFT JOIN cases c ON c.customer = l.customer
ORDER BY l.last_second DESC, l.customer
