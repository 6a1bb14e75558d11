-- Of the customers with a ticket whose window is over, the share that came again within it each time. A ticket that is its
-- customer's only one of its period is one customer; only among the others must customers be told apart, which is slow.
SELECT c.period AS period{names},
    CAST(sum(c.customers) AS BIGINT) AS cases,
    {ratio retained|sum(c.customers) - sum(c.churned)|sum(c.customers)},
    CAST(sum(c.churned) AS DOUBLE PRECISION) AS churned
FROM (
    SELECT {period f.created_day} AS period{slice},
        count(*) FILTER (WHERE f.created_second <= :customerWindowOver) AS customers,
        count(*) FILTER (WHERE f.created_second <= :customerWindowOver
            AND COALESCE(f.next_ticket_seconds > :customerSeconds, TRUE)) AS churned
    FROM kpi_fact f
    WHERE f.created_day BETWEEN :from AND :to AND f.customer IS NOT NULL AND {alone f}{filter}
    GROUP BY {group}
    UNION ALL
    SELECT t.period{names}, t.customers, t.churned
    FROM (
        SELECT {period f.created_day} AS period{slice},
            f.customer, max(CASE WHEN f.created_second <= :customerWindowOver THEN 1 ELSE 0 END) AS customers,
            max(CASE WHEN f.created_second <= :customerWindowOver
                AND COALESCE(f.next_ticket_seconds > :customerSeconds, TRUE) THEN 1 ELSE 0 END) AS churned
        FROM kpi_fact f
        WHERE f.created_day BETWEEN :from AND :to AND f.customer IS NOT NULL AND NOT {alone f}{filter}
        GROUP BY {group}, f.customer
    ) AS t
) AS c
GROUP BY {group}
