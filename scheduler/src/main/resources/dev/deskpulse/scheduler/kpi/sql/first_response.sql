-- From creation to the first public reply by an agent, of the tickets created; coverage is the share that has one.
SELECT {period:f.created_day} AS period{slice},
    count(f.first_response_seconds) AS cases,
    avg(CAST(f.first_response_seconds AS DOUBLE PRECISION)) AS mean,
    percentile_cont(0.5) WITHIN GROUP (ORDER BY CAST(f.first_response_seconds AS DOUBLE PRECISION)) AS p50,
    percentile_cont(0.9) WITHIN GROUP (ORDER BY CAST(f.first_response_seconds AS DOUBLE PRECISION)) AS p90,
    avg(CAST(f.first_response_business_seconds AS DOUBLE PRECISION)) AS business_mean,
    percentile_cont(0.5) WITHIN GROUP (ORDER BY CAST(f.first_response_business_seconds AS DOUBLE PRECISION)) AS business_p50,
    percentile_cont(0.9) WITHIN GROUP (ORDER BY CAST(f.first_response_business_seconds AS DOUBLE PRECISION)) AS business_p90,
    CAST(count(f.first_response_seconds) AS DOUBLE PRECISION) / count(*) AS coverage
FROM kpi_fact f
WHERE f.created_day BETWEEN :from AND :to{filter}
GROUP BY {group}
