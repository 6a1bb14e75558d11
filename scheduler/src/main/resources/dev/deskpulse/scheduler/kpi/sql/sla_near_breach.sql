-- Of the SLA cycles decided, the share that met its goal with a fifth of it left at the most.
SELECT {period f.decided_day} AS period{slice},
    {cases TRUE},
    {share share|f.met AND f.elapsed_seconds * 5 >= f.goal_seconds * 4|TRUE},
    {count near|f.met AND f.elapsed_seconds * 5 >= f.goal_seconds * 4}
FROM kpi_sla f
WHERE f.decided_day BETWEEN :from AND :to AND f.goal_seconds > 0{filter}
GROUP BY {group}
