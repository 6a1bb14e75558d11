-- Of the SLA cycles decided (stopped, or breached while running), the share that met its goal.
SELECT {period:s.decided_day} AS period{slice},
    count(*) AS cases,
    CAST(count(*) FILTER (WHERE s.met) AS DOUBLE PRECISION) / count(*) AS attainment,
    CAST(count(*) FILTER (WHERE NOT s.met) AS DOUBLE PRECISION) AS breached
FROM kpi_sla s JOIN kpi_fact f ON f.ticket = s.ticket
WHERE s.decided_day BETWEEN :from AND :to{filter}
GROUP BY {group}
