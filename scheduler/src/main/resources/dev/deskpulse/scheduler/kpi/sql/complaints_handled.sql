-- Of the complaints created, the share that is done today, and the share that is done or was answered, where answers are known.
SELECT {period f.created_day} AS period{slice},
    {cases TRUE},
    {share resolved|f.resolved_day IS NOT NULL|TRUE},
    {part handled|f.resolved_day IS NOT NULL OR f.first_response_at IS NOT NULL|f.marks NOT LIKE '%REPLIES_UNTOLD%'}
FROM kpi_fact f
WHERE f.created_day BETWEEN :from AND :to AND f.kind = 'COMPLAINT'{filter}
GROUP BY {group}
