-- Of the SLA cycles decided (stopped, or breached while running), the share that met its goal.
SELECT {period f.decided_day} AS period{slice},
    {cases TRUE},
    {share attainment|f.met|TRUE},
    {count breached|NOT f.met}
FROM kpi_sla f
WHERE f.decided_day BETWEEN :from AND :to{filter}
GROUP BY {group}
