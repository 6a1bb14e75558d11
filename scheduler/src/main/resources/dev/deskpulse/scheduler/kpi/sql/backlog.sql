-- Tickets open at the end of each period's last day; of a running period, of today. What was opened until then less what was
-- done until then: a join of every ticket with every day over which it was open would be many times as large.
SELECT d.period AS period{names},
    CAST(sum(e.change) AS BIGINT) AS cases,
    CAST(sum(e.change) AS DOUBLE PRECISION) AS open
FROM (VALUES {days}) AS d (period, day, end_second)
JOIN (
    SELECT c.day AS day{slice}, sum(c.change) AS change
    FROM (
        SELECT o.ticket, o.from_day AS day, 1 AS change FROM kpi_open o
        UNION ALL
        SELECT o.ticket, o.until_day, -1 FROM kpi_open o WHERE o.until_day IS NOT NULL
    ) AS c
    JOIN kpi_fact f ON f.ticket = c.ticket
    WHERE TRUE{filter}
    GROUP BY {group}
) AS e ON e.day <= d.day
GROUP BY {group}
HAVING sum(e.change) > 0
