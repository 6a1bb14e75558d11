-- The tickets behind the retention: those of customers whose window is over.
SELECT {period f.created_day} AS period{slice},
    {cases f.created_second <= :customerWindowOver}
FROM kpi_fact f
WHERE f.created_day BETWEEN :from AND :to AND f.customer IS NOT NULL{filter}
GROUP BY {group}
