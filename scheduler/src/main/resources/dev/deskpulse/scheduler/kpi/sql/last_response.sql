-- From creation to the latest public reply by an agent, of the tickets resolved for good.
SELECT {period f.resolved_day} AS period{slice},
    {cases f.last_response_seconds IS NOT NULL},
    {times f.last_response_seconds},
    {times f.last_response_business_seconds|business_},
    {part coverage|f.last_response_seconds IS NOT NULL|TRUE}
FROM kpi_fact f
WHERE f.resolved_day BETWEEN :from AND :to{filter}
GROUP BY {group}
