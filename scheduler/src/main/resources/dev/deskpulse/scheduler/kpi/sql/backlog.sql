-- Tickets open at the end of each period's last day; of a running period, of today.
SELECT d.period AS period{slice},
    {cases TRUE},
    {count open|TRUE}
FROM (VALUES {days}) AS d (period, day, end_second)
JOIN kpi_open s ON s.from_day <= d.day AND (s.until_day IS NULL OR s.until_day > d.day)
JOIN kpi_fact f ON f.ticket = s.ticket
WHERE TRUE{filter}
GROUP BY {group}
