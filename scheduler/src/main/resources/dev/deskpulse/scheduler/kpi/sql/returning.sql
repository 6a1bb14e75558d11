-- Of the same tickets, the share that is at least the third of its customer on its topic within the window.
SELECT {period f.created_day} AS period{slice},
    {cases f.customer IS NOT NULL AND f.about IS NOT NULL},
    {share share|f.second_previous_contact_seconds <= :returningSeconds|f.customer IS NOT NULL AND f.about IS NOT NULL},
    {count tickets|f.second_previous_contact_seconds <= :returningSeconds}
FROM kpi_fact f
WHERE f.created_day BETWEEN :from AND :to{filter}
GROUP BY {group}
