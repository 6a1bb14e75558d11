-- Share of 4 and 5 among the answers to one part of the survey; coverage is answers per ticket that called for one.
SELECT {period f.survey_day} AS period{slice},
    {cases f.score IS NOT NULL},
    {share share|f.score >= 4|f.score IS NOT NULL},
    avg(CAST(f.score AS DOUBLE PRECISION)) AS mean,
    {part coverage|f.score IS NOT NULL|TRUE}
FROM (SELECT f.*, asked.facet, answer.score
    FROM kpi_fact f CROSS JOIN (SELECT DISTINCT f.facet FROM kpi_facet f WHERE TRUE{seen}) AS asked
    LEFT JOIN kpi_facet AS answer ON answer.ticket = f.ticket AND answer.facet = asked.facet) AS f
WHERE f.survey_day BETWEEN :from AND :to{filter}
GROUP BY {group}
