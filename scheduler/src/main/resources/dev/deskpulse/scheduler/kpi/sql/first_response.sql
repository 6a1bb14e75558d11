-- From creation to the first public reply by an agent, of the tickets created; coverage is the share that has one.
SELECT {period f.created_day} AS period{slice},
    {cases f.first_response_seconds IS NOT NULL},
    {times f.first_response_seconds},
    {times f.first_response_business_seconds|business_},
    {part coverage|f.first_response_seconds IS NOT NULL|TRUE}
FROM kpi_fact f
WHERE f.created_day BETWEEN :from AND :to{filter}
GROUP BY {group}
