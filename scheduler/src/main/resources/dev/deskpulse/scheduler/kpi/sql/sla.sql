-- Of the SLA cycles decided (stopped, or breached while running), the share that met its goal.
SELECT {period s.decided_day} AS period{slice},
    {cases TRUE},
    {share attainment|s.met|TRUE},
    {count breached|NOT s.met}
FROM kpi_sla s JOIN kpi_fact f ON f.ticket = s.ticket
WHERE s.decided_day BETWEEN :from AND :to{filter}
GROUP BY {group}
