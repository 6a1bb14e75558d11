-- The tickets behind the backlog: those open at the end of each day asked for.
SELECT d.period AS period{slice},
    {cases TRUE},
    {count open|TRUE}
FROM (VALUES {days}) AS d (period, day, end_second)
JOIN kpi_open s ON s.from_day <= d.day AND (s.until_day IS NULL OR s.until_day > d.day)
JOIN kpi_fact f ON f.ticket = s.ticket
WHERE TRUE{filter}
GROUP BY {group}
