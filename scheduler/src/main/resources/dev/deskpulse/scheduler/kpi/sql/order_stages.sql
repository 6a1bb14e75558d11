-- How long orders took from one milestone to the next, by the day of the latter.
SELECT {period s.until_day} AS period{slice},
    {cases TRUE},
    {times s.seconds},
    {times s.business_seconds|business_}
FROM kpi_stage s JOIN kpi_fact f ON f.ticket = s.ticket
WHERE s.until_day BETWEEN :from AND :to{filter}
GROUP BY {group}
