-- From creation to the latest resolution, of the tickets resolved for good.
SELECT {period:f.resolved_day} AS period{slice},
    count(f.resolution_seconds) AS cases,
    avg(CAST(f.resolution_seconds AS DOUBLE PRECISION)) AS mean,
    percentile_cont(0.5) WITHIN GROUP (ORDER BY CAST(f.resolution_seconds AS DOUBLE PRECISION)) AS p50,
    percentile_cont(0.9) WITHIN GROUP (ORDER BY CAST(f.resolution_seconds AS DOUBLE PRECISION)) AS p90,
    avg(CAST(f.resolution_business_seconds AS DOUBLE PRECISION)) AS business_mean,
    percentile_cont(0.5) WITHIN GROUP (ORDER BY CAST(f.resolution_business_seconds AS DOUBLE PRECISION)) AS business_p50,
    percentile_cont(0.9) WITHIN GROUP (ORDER BY CAST(f.resolution_business_seconds AS DOUBLE PRECISION)) AS business_p90,
    CAST(count(f.resolution_seconds) AS DOUBLE PRECISION) / count(*) AS coverage
FROM kpi_fact f
WHERE f.resolved_day BETWEEN :from AND :to{filter}
GROUP BY {group}
