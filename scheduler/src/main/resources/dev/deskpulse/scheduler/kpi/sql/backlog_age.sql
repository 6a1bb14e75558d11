-- How old the tickets of the backlog are.
SELECT d.period AS period{slice},
    {cases TRUE},
    {times d.end_second - f.created_second}
FROM (VALUES {days}) AS d (period, day, end_second)
JOIN kpi_open f ON f.from_day <= d.day AND COALESCE(f.until_day, DATE '9999-12-31') > d.day
WHERE d.end_second - f.created_second >= 0{filter}
GROUP BY {group}
