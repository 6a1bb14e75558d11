-- Share of 4 and 5 among the answers; coverage is answers per ticket that called for one.
SELECT {period f.survey_day} AS period{slice},
    {cases f.csat IS NOT NULL},
    {share share|f.csat >= 4|f.csat IS NOT NULL},
    avg(CAST(f.csat AS DOUBLE PRECISION)) AS mean,
    {part coverage|f.csat IS NOT NULL|TRUE}
FROM kpi_fact f
WHERE f.survey_day BETWEEN :from AND :to{filter}
GROUP BY {group}
