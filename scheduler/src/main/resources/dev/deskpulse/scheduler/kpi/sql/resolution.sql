-- From creation to the latest resolution, of the tickets resolved for good.
SELECT {period f.resolved_day} AS period{slice},
    {cases f.resolution_seconds IS NOT NULL},
    {times f.resolution_seconds},
    {times f.resolution_business_seconds|business_},
    {part coverage|f.resolution_seconds IS NOT NULL|TRUE}
FROM kpi_fact f
WHERE f.resolved_day BETWEEN :from AND :to{filter}
GROUP BY {group}
