-- Promoters (9, 10) minus detractors (0 to 6) in per cent of the answers; coverage as for CSAT.
SELECT {period:f.survey_day} AS period{slice},
    count(f.nps) AS cases,
    100.0 * CAST(count(*) FILTER (WHERE f.nps >= 9) - count(*) FILTER (WHERE f.nps <= 6) AS DOUBLE PRECISION)
        / NULLIF(count(f.nps), 0) AS score,
    CAST(count(f.nps) AS DOUBLE PRECISION) / count(*) AS coverage
FROM kpi_fact f
WHERE f.survey_day BETWEEN :from AND :to{filter}
GROUP BY {group}
