-- Share of 4 and 5 among the answers to one part of the survey.
SELECT {period f.survey_day} AS period{slice},
    {cases TRUE},
    {share share|f.score >= 4|TRUE},
    avg(CAST(f.score AS DOUBLE PRECISION)) AS mean
FROM kpi_facet f
WHERE f.survey_day BETWEEN :from AND :to{filter}
GROUP BY {group}
