-- Share of 4 and 5 among the answers, with the Wilson 95 % interval (z = 1.959964); coverage is answers per ticket that
-- called for one.
SELECT period{names}, cases,
    share,
    (share + z2 / (2 * n) - 1.959964 * sqrt(share * (1 - share) / n + z2 / (4 * n * n))) / (1 + z2 / n) AS low,
    (share + z2 / (2 * n) + 1.959964 * sqrt(share * (1 - share) / n + z2 / (4 * n * n))) / (1 + z2 / n) AS high,
    mean,
    coverage
FROM (
    SELECT {period:f.survey_day} AS period{slice},
        count(f.csat) AS cases,
        CAST(count(*) FILTER (WHERE f.csat >= 4) AS DOUBLE PRECISION) / NULLIF(count(f.csat), 0) AS share,
        CAST(NULLIF(count(f.csat), 0) AS DOUBLE PRECISION) AS n,
        CAST(1.959964 * 1.959964 AS DOUBLE PRECISION) AS z2,
        avg(CAST(f.csat AS DOUBLE PRECISION)) AS mean,
        CAST(count(f.csat) AS DOUBLE PRECISION) / count(*) AS coverage
    FROM kpi_fact f
    WHERE f.survey_day BETWEEN :from AND :to{filter}
    GROUP BY {group}
) AS answers
