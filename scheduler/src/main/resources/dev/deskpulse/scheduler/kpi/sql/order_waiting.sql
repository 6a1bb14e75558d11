-- What orders wait for at the end of each period's last day, and since when.
SELECT d.period AS period{slice},
    {cases TRUE},
    {count open|TRUE},
    {times d.end_second - s.from_second}
FROM (VALUES {days}) AS d (period, day, end_second)
JOIN kpi_stage s ON s.from_day <= d.day AND (s.until_day IS NULL OR s.until_day > d.day)
JOIN kpi_fact f ON f.ticket = s.ticket
WHERE d.end_second - s.from_second >= 0{filter}
GROUP BY {group}
