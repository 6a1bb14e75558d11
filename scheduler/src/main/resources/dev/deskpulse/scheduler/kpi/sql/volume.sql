-- Tickets created.
SELECT {period f.created_day} AS period{slice},
    {cases TRUE},
    {count tickets|TRUE}
FROM kpi_fact f
WHERE f.created_day BETWEEN :from AND :to{filter}
GROUP BY {group}
