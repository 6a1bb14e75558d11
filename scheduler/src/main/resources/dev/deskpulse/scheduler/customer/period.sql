-- One row a customer who was here in a period and of whom there is something to tell: who came back after a long time, whose
-- unhappy tickets became more than in the days before, who complained. Only tickets and orders that are seen count.
WITH here AS (
    SELECT customer, min(second) AS first_second, sum(ticket) AS tickets, sum(unhappy) AS unhappy, sum(complaint) AS complaints
    FROM (
        SELECT f.customer, f.created_second AS second, 1 AS ticket,
            CASE WHEN f.sentiment = 'NEGATIVE' OR f.mood = 'WORSENING' THEN 1 ELSE 0 END AS unhappy,
            CASE WHEN f.kind = 'COMPLAINT' THEN 1 ELSE 0 END AS complaint
        FROM kpi_fact f WHERE f.customer IS NOT NULL AND f.created_day BETWEEN {from} AND {to} AND {tickets}
        UNION ALL
        SELECT o.customer, o.ordered_second, 0, 0, 0
        FROM customer_order o WHERE o.ordered_day BETWEEN {from} AND {to} AND {orders}
    ) AS activity GROUP BY customer
), past AS (
    SELECT customer, max(second) AS last_second, sum(unhappy) AS unhappy
    FROM (
        SELECT f.customer, f.created_second AS second,
            CASE WHEN f.created_day >= {before} AND (f.sentiment = 'NEGATIVE' OR f.mood = 'WORSENING') THEN 1 ELSE 0 END AS unhappy
        FROM kpi_fact f JOIN here h ON h.customer = f.customer WHERE f.created_day < {from} AND {tickets}
        UNION ALL
        SELECT o.customer, o.ordered_second, 0
        FROM customer_order o JOIN here h ON h.customer = o.customer WHERE o.ordered_day < {from} AND {orders}
    ) AS earlier GROUP BY customer
)
SELECT h.customer, h.tickets, h.unhappy, COALESCE(p.unhappy, 0) AS unhappy_before, h.complaints,
    COALESCE(h.first_second - p.last_second, 0) AS away_seconds
FROM here h LEFT JOIN past p ON p.customer = h.customer
