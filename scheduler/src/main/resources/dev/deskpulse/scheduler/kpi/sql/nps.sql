-- Promoters (9, 10) minus detractors (0 to 6) in per cent of the answers, with the 95 % interval of such a difference;
-- coverage as for CSAT.
SELECT period{names}, cases,
    100 * mean AS score,
    CASE WHEN n IS NOT NULL THEN GREATEST(-100, 100 * (mean - 1.959964 * sqrt((both_ends - mean * mean) / n))) END AS low,
    CASE WHEN n IS NOT NULL THEN LEAST(100, 100 * (mean + 1.959964 * sqrt((both_ends - mean * mean) / n))) END AS high,
    coverage AS coverage
FROM (
    SELECT {period f.survey_day} AS period{slice},
        {cases f.nps IS NOT NULL},
        CAST(NULLIF(count(f.nps), 0) AS DOUBLE PRECISION) AS n,
        avg(CAST(CASE WHEN f.nps >= 9 THEN 1 WHEN f.nps <= 6 THEN -1 WHEN f.nps IS NOT NULL THEN 0 END AS DOUBLE PRECISION))
            AS mean,
        avg(CAST(CASE WHEN f.nps >= 9 OR f.nps <= 6 THEN 1 WHEN f.nps IS NOT NULL THEN 0 END AS DOUBLE PRECISION))
            AS both_ends,
        {part coverage|f.nps IS NOT NULL|TRUE}
    FROM kpi_fact f
    WHERE f.survey_day BETWEEN :from AND :to{filter}
    GROUP BY {group}
) AS answers
