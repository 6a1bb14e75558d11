-- Time open and assigned, of the tickets resolved for good.
SELECT {period f.resolved_day} AS period{slice},
    {cases f.handling_seconds IS NOT NULL},
    {times f.handling_seconds},
    {times f.handling_business_seconds|business_},
    {part coverage|f.handling_seconds IS NOT NULL|TRUE}
FROM kpi_fact f
WHERE f.resolved_day BETWEEN :from AND :to{filter}
GROUP BY {group}
