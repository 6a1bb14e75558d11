-- From a question after the first response to the next public reply by an agent; coverage is the share answered.
SELECT {period f.asked_day} AS period{slice},
    {cases f.seconds IS NOT NULL},
    {times f.seconds},
    {times f.business_seconds|business_},
    {part coverage|f.seconds IS NOT NULL|TRUE}
FROM kpi_question f
WHERE f.asked_day BETWEEN :from AND :to{filter}
GROUP BY {group}
