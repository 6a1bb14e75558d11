-- Of the tickets of the backlog, the share that is old. Counted as the backlog is: a ticket is open from its day on, and old
-- from the first of the days asked for at whose end it has the age.
SELECT d.period AS period{names},
    CAST(e.open AS BIGINT) AS cases,
    {ratio share|e.old|e.open},
    CAST(e.old AS DOUBLE PRECISION) AS tickets
FROM (VALUES {days}) AS d (period, day, end_second)
JOIN (
    SELECT c.day{names}, sum(sum(c.open)) OVER (PARTITION BY 0{names} ORDER BY c.day) AS open,
        sum(sum(c.old)) OVER (PARTITION BY 0{names} ORDER BY c.day) AS old,
        LEAD(c.day) OVER (PARTITION BY 0{names} ORDER BY c.day) AS next_day
    FROM (
        SELECT f.from_day AS day{slice}, 1 AS open, 0 AS old
        FROM kpi_open f WHERE f.created_second <= :now{filter}
        UNION ALL
        SELECT f.until_day AS day{slice}, -1 AS open, 0 AS old
        FROM kpi_open f WHERE f.until_day IS NOT NULL AND f.created_second <= :now{filter}
        UNION ALL
        SELECT CASE WHEN turn.old = 1 THEN GREATEST(f.from_day, o.day) ELSE f.until_day END AS day{slice}, 0 AS open, turn.old
        FROM (
            SELECT a.day, a.end_second - :longOpenSeconds AS to_second,
                COALESCE(LAG(a.end_second) OVER (ORDER BY a.day) - :longOpenSeconds, -9000000000000000) AS from_second
            FROM (VALUES {days}) AS a (period, day, end_second)
        ) AS o
        JOIN kpi_open f ON f.created_second <= o.to_second AND f.created_second > o.from_second
        CROSS JOIN (VALUES (1), (-1)) AS turn (old)
        WHERE (turn.old = 1 OR f.until_day IS NOT NULL) AND COALESCE(f.until_day, DATE '9999-12-31') > o.day
            AND COALESCE(f.until_day, DATE '9999-12-31') > f.created_day + CAST(:longOpenDays AS INTEGER){filter}
    ) AS c
    GROUP BY c.day{names}
) AS e ON e.day <= d.day AND COALESCE(e.next_day, DATE '9999-12-31') > d.day
WHERE e.open > 0
