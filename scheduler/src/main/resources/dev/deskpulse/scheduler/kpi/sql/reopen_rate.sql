-- Of the tickets resolved for the first time, the share that was opened again later.
SELECT {period:f.first_resolved_day} AS period{slice},
    count(f.reopens) AS cases,
    CAST(count(*) FILTER (WHERE f.reopens > 0) AS DOUBLE PRECISION) / NULLIF(count(f.reopens), 0) AS rate,
    CAST(sum(f.reopens) AS DOUBLE PRECISION) AS reopens
FROM kpi_fact f
WHERE f.first_resolved_day BETWEEN :from AND :to{filter}
GROUP BY {group}
