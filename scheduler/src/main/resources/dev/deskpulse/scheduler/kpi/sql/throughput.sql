-- Tickets resolved for good.
SELECT {period f.resolved_day} AS period{slice},
    {cases TRUE},
    {count resolved|TRUE}
FROM kpi_fact f
WHERE f.resolved_day BETWEEN :from AND :to{filter}
GROUP BY {group}
