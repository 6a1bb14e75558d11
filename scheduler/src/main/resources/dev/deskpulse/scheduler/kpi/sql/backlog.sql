-- Tickets open at the end of each period's last day; of a running period, of today.
SELECT d.period AS period{slice},
    count(*) AS cases,
    CAST(count(*) AS DOUBLE PRECISION) AS open
FROM (VALUES {days}) AS d (period, day)
JOIN kpi_open o ON o.from_day <= d.day AND (o.until_day IS NULL OR o.until_day > d.day)
JOIN kpi_fact f ON f.ticket = o.ticket
WHERE TRUE{filter}
GROUP BY {group}
