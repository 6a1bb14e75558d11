-- Of the complaints created, the share that is done today, and the share that is done or was answered.
SELECT {period f.created_day} AS period{slice},
    {cases TRUE},
    {share resolved|f.resolved_day IS NOT NULL|TRUE},
    {part handled|f.resolved_day IS NOT NULL OR f.first_response_at IS NOT NULL|TRUE}
FROM kpi_fact f
WHERE f.created_day BETWEEN :from AND :to AND f.kind = 'COMPLAINT'{filter}
GROUP BY {group}
