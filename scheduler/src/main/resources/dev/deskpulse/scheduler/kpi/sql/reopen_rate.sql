-- Of the tickets resolved for the first time, the share that was opened again later.
SELECT {period f.first_resolved_day} AS period{slice},
    {cases f.reopens IS NOT NULL},
    {share rate|f.reopens > 0|f.reopens IS NOT NULL},
    CAST(sum(f.reopens) AS DOUBLE PRECISION) AS reopens
FROM kpi_fact f
WHERE f.first_resolved_day BETWEEN :from AND :to{filter}
GROUP BY {group}
