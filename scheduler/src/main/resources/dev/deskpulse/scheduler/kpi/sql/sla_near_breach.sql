-- Of the SLA cycles decided, the share that met its goal with a fifth of it left at the most.
SELECT {period s.decided_day} AS period{slice},
    {cases TRUE},
    {share share|s.met AND s.elapsed_seconds * 5 >= s.goal_seconds * 4|TRUE},
    {count near|s.met AND s.elapsed_seconds * 5 >= s.goal_seconds * 4}
FROM kpi_sla s JOIN kpi_fact f ON f.ticket = s.ticket
WHERE s.decided_day BETWEEN :from AND :to AND s.goal_seconds > 0{filter}
GROUP BY {group}
