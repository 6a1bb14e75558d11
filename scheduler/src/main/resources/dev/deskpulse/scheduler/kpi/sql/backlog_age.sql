-- How old the tickets of the backlog are.
SELECT d.period AS period{slice},
    {cases TRUE},
    {times d.end_second - f.created_second}
FROM (VALUES {days}) AS d (period, day, end_second)
JOIN kpi_open s ON s.from_day <= d.day AND (s.until_day IS NULL OR s.until_day > d.day)
JOIN kpi_fact f ON f.ticket = s.ticket
WHERE d.end_second - f.created_second >= 0{filter}
GROUP BY {group}
