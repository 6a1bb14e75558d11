-- Tickets open at the end of each period's last day; of a running period, of today. What was opened until then less what was
-- done until then: a join of every ticket with every day over which it was open would be many times as large.
SELECT d.period AS period{names},
    CAST(e.open AS BIGINT) AS cases,
    CAST(e.open AS DOUBLE PRECISION) AS open
FROM (VALUES {days}) AS d (period, day, end_second)
JOIN (
    SELECT c.day{names}, sum(sum(c.change)) OVER (PARTITION BY 0{names} ORDER BY c.day) AS open,
        LEAD(c.day) OVER (PARTITION BY 0{names} ORDER BY c.day) AS next_day
    FROM (
        SELECT f.from_day AS day{slice}, 1 AS change FROM kpi_open f WHERE TRUE{filter}
        UNION ALL
        SELECT f.until_day AS day{slice}, -1 AS change FROM kpi_open f WHERE f.until_day IS NOT NULL{filter}
    ) AS c
    GROUP BY c.day{names}
) AS e ON e.day <= d.day AND COALESCE(e.next_day, DATE '9999-12-31') > d.day
WHERE e.open > 0
