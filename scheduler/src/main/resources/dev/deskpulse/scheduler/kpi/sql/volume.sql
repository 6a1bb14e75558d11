-- Tickets created.
SELECT {period:f.created_day} AS period{slice},
    count(*) AS cases,
    CAST(count(*) AS DOUBLE PRECISION) AS tickets
FROM kpi_fact f
WHERE f.created_day BETWEEN :from AND :to{filter}
GROUP BY {group}
