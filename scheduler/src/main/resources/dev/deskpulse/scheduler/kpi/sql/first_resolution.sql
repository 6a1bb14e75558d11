-- From creation to the first resolution.
SELECT {period f.first_resolved_day} AS period{slice},
    {cases f.first_resolution_seconds IS NOT NULL},
    {times f.first_resolution_seconds},
    {times f.first_resolution_business_seconds|business_},
    {part coverage|f.first_resolution_seconds IS NOT NULL|TRUE}
FROM kpi_fact f
WHERE f.first_resolved_day BETWEEN :from AND :to{filter}
GROUP BY {group}
