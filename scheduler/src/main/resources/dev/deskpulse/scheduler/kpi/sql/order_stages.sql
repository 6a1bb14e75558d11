-- How long orders took from one milestone to the next, by the day of the latter.
SELECT {period f.until_day} AS period{slice},
    {cases TRUE},
    {times f.seconds},
    {times f.business_seconds|business_}
FROM kpi_stage f
WHERE f.until_day BETWEEN :from AND :to{filter}
GROUP BY {group}
