-- Of the customers with a ticket whose window is over, the share that came again within it each time.
SELECT {period f.created_day} AS period{slice},
    {customers f.created_second <= :customerWindowOver},
    {ratio retained|count(DISTINCT f.customer) FILTER (WHERE f.created_second <= :customerWindowOver)
        - count(DISTINCT f.customer) FILTER (WHERE f.created_second <= :customerWindowOver AND (f.next_ticket_seconds IS NULL OR f.next_ticket_seconds > :customerSeconds))|count(DISTINCT f.customer) FILTER (WHERE f.created_second <= :customerWindowOver)},
    CAST(count(DISTINCT f.customer) FILTER (WHERE f.created_second <= :customerWindowOver AND (f.next_ticket_seconds IS NULL OR f.next_ticket_seconds > :customerSeconds)) AS DOUBLE PRECISION) AS churned
FROM kpi_fact f
WHERE f.created_day BETWEEN :from AND :to AND f.customer IS NOT NULL{filter}
GROUP BY {group}
