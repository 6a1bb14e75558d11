-- Of the tickets created whose customer and topic are known, the share that repeats a contact of the window before.
SELECT {period f.created_day} AS period{slice},
    {cases f.customer IS NOT NULL AND f.about IS NOT NULL},
    {share rate|f.previous_contact_seconds <= :repeatSeconds|f.customer IS NOT NULL AND f.about IS NOT NULL}
FROM kpi_fact f
WHERE f.created_day BETWEEN :from AND :to{filter}
GROUP BY {group}
