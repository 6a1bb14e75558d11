-- Of the tickets resolved for good, the share with fewer than two public agent replies.
SELECT {period:f.resolved_day} AS period{slice},
    count(f.one_touch) AS cases,
    CAST(count(*) FILTER (WHERE f.one_touch) AS DOUBLE PRECISION) / NULLIF(count(f.one_touch), 0) AS rate
FROM kpi_fact f
WHERE f.resolved_day BETWEEN :from AND :to{filter}
GROUP BY {group}
