-- Mean of the answers from 1 to 7 and the share of 5 to 7; coverage as for CSAT.
SELECT {period f.survey_day} AS period{slice},
    {cases f.effort IS NOT NULL},
    avg(CAST(f.effort AS DOUBLE PRECISION)) AS mean,
    {share share|f.effort >= 5|f.effort IS NOT NULL},
    {part coverage|f.effort IS NOT NULL|TRUE}
FROM kpi_fact f
WHERE f.survey_day BETWEEN :from AND :to{filter}
GROUP BY {group}
