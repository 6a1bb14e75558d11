-- The tickets behind the backlog: those open at the end of each day asked for.
SELECT d.period AS period{slice},
    {cases TRUE},
    {count open|TRUE}
FROM (VALUES {days}) AS d (period, day, end_second)
JOIN kpi_open f ON f.from_day <= d.day AND COALESCE(f.until_day, DATE '9999-12-31') > d.day
WHERE TRUE{filter}
GROUP BY {group}
