-- From a question after the first response to the next public reply by an agent; coverage is the share answered.
SELECT {period s.asked_day} AS period{slice},
    {cases s.seconds IS NOT NULL},
    {times s.seconds},
    {times s.business_seconds|business_},
    {part coverage|s.seconds IS NOT NULL|TRUE}
FROM kpi_question s JOIN kpi_fact f ON f.ticket = s.ticket
WHERE s.asked_day BETWEEN :from AND :to{filter}
GROUP BY {group}
