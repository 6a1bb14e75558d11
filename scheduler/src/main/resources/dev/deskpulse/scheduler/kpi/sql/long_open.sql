-- Of the tickets of the backlog, the share that is old.
SELECT d.period AS period{slice},
    {cases TRUE},
    {share share|d.end_second - f.created_second >= :longOpenSeconds|TRUE},
    {count tickets|d.end_second - f.created_second >= :longOpenSeconds}
FROM (VALUES {days}) AS d (period, day, end_second)
JOIN kpi_open s ON s.from_day <= d.day AND (s.until_day IS NULL OR s.until_day > d.day)
JOIN kpi_fact f ON f.ticket = s.ticket
WHERE d.end_second - f.created_second >= 0{filter}
GROUP BY {group}
