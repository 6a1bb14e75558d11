-- What orders wait for at the end of each period's last day, and since when.
SELECT d.period AS period{slice},
    {cases TRUE},
    {count open|TRUE},
    {times d.end_second - f.from_second}
FROM (VALUES {days}) AS d (period, day, end_second)
JOIN kpi_stage f ON f.from_day <= d.day AND COALESCE(f.until_day, DATE '9999-12-31') > d.day
WHERE d.end_second - f.from_second >= 0{filter}
GROUP BY {group}
